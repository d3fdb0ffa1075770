package dev.packetdash.detect;

import dev.packetdash.alert.DetectorKind;
import dev.packetdash.alert.Explanation;
import dev.packetdash.alert.Measure;
import dev.packetdash.alert.Party;
import dev.packetdash.alert.Severity;
import dev.packetdash.alert.Subject;
import dev.packetdash.net.Direction;
import dev.packetdash.net.Labels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Judges whether what one source tried on one host is a scan, and says so. Owned by its pipeline's thread. */
final class ScanVerdict {
    /** Sources on one host at a time that have tried mostly the same ports: one of them hides behind the others. */
    private static final int DECOYS = 2;

    /** Looks for decoys a second: each goes through all sources. */
    private static final int MAXIMUM_DECOY_LOOKS = 50;

    private final PortScan.Settings settings;
    private final DetectorContext context;
    private final AttemptTable attemptTable;
    private int decoyLooks;

    ScanVerdict(PortScan.Settings settings, DetectorContext context, AttemptTable attemptTable) {
        this.settings = settings;
        this.context = context;
        this.attemptTable = attemptTable;
    }

    /** Raises it where it is a scan or a suspicion, by what was tried up to {@code now}. */
    void judge(AttemptSet attempts, ScanKind kind, long now, Direction direction) {
        int fast = failed(attempts, kind, settings.window(), now);
        int slow = failed(attempts, kind, settings.slowWindow(), now);
        if (fast >= ports(attempts, kind)) {
            raise(
                    attempts,
                    kind,
                    subtype(attempts, kind, now),
                    severity(attempts),
                    measure(fast, ports(attempts, kind), settings.window()),
                    now,
                    direction);
        } else if (slow >= settings.slowPorts() && isMostlyFailing(attempts, kind, slow)) {
            raise(
                    attempts,
                    kind,
                    slowSubtype(kind),
                    severity(attempts),
                    measure(slow, settings.slowPorts(), settings.slowWindow()),
                    now,
                    direction);
        } else if (failed(attempts, kind, settings.suspectWindow(), now) >= settings.suspectPorts()
                && isEvident(attempts, kind)) {
            int count = failed(attempts, kind, settings.suspectWindow(), now);
            raise(
                    attempts,
                    kind,
                    plainSubtype(attempts, kind),
                    Severity.LOW,
                    measure(count, settings.suspectPorts(), settings.suspectWindow()),
                    now,
                    direction);
        } else if (slow >= suspectSlowPorts() && isMostlyFailing(attempts, kind, slow) && isEvident(attempts, kind)) {
            raise(
                    attempts,
                    kind,
                    slowSubtype(kind),
                    Severity.LOW,
                    measure(slow, suspectSlowPorts(), settings.slowWindow()),
                    now,
                    direction);
        }
    }

    private int failed(AttemptSet attempts, ScanKind kind, Duration window, long now) {
        int unwanted = isEvident(attempts, kind) ? AttemptSet.FINE : AttemptSet.FINE | ScanKind.CHOSEN;
        return attempts.count(kind.flag(), unwanted, now - window.toNanos(), now);
    }

    /** Silence alone says less of datagrams: without a single refusal it takes twice as many. */
    private int ports(AttemptSet attempts, ScanKind kind) {
        return switch (kind) {
            case FIN, NULL, XMAS, ODD_FLAGS -> settings.stealthPorts();
            case UDP -> isEvident(attempts, kind) ? settings.ports() : 2 * settings.ports();
            case SYN, ACK -> settings.ports();
        };
    }

    private static boolean isEvident(AttemptSet attempts, ScanKind kind) {
        return kind != ScanKind.UDP || attempts.tallies[PortScan.REFUSED_DATAGRAMS] > 0;
    }

    private int suspectSlowPorts() {
        return Math.max(3, settings.slowPorts() / 3);
    }

    private boolean isMostlyFailing(AttemptSet attempts, ScanKind kind, int failed) {
        int fine = attempts.count(kind.flag() | AttemptSet.FINE, 0, Long.MIN_VALUE, Long.MAX_VALUE);
        return failed >= settings.failureRatio() * (failed + fine);
    }

    private Severity severity(AttemptSet attempts) {
        return context.home()
                .reach(attempts.sourceHigh, attempts.sourceLow, attempts.scopeHigh, attempts.scopeLow)
                .ofScan();
    }

    private static Measure measure(int value, int threshold, Duration window) {
        return new Measure("distinct ports of the target that failed at the first contact", value, threshold, window);
    }

    private static String slowSubtype(ScanKind kind) {
        return kind == ScanKind.SYN ? "slow" : Labels.label(kind);
    }

    private String plainSubtype(AttemptSet attempts, ScanKind kind) {
        if (kind != ScanKind.SYN) {
            return slowSubtype(kind);
        }
        boolean connects = attempts.tallies[PortScan.ORDINARY] > attempts.tallies[PortScan.CRAFTED];
        return connects ? "connect" : "syn";
    }

    private String subtype(AttemptSet attempts, ScanKind kind, long now) {
        if (kind == ScanKind.SYN && !attempts.name.isEmpty()) {
            return attempts.name;
        }
        return kind == ScanKind.SYN && hasDecoys(attempts, now) ? "decoy" : plainSubtype(attempts, kind);
    }

    /** Begins another second. */
    void advance() {
        decoyLooks = 0;
    }

    private boolean hasDecoys(AttemptSet attempts, long now) {
        if (++decoyLooks > MAXIMUM_DECOY_LOOKS) {
            return false;
        }
        long from = now - settings.window().toNanos();
        List<AttemptSet> alike = new ArrayList<>();
        attemptTable.forEach(other -> {
            boolean sameTarget = other.scopeLow == attempts.scopeLow && other.scopeHigh == attempts.scopeHigh;
            if (other != attempts && sameTarget && common(attempts, other, from, now) * 2 >= attempts.size()) {
                alike.add(other);
            }
        });
        return alike.size() >= DECOYS;
    }

    private static int common(AttemptSet one, AttemptSet other, long from, long until) {
        if (other.count(ScanKind.SYN.flag(), AttemptSet.FINE, from, until) == 0) {
            return 0;
        }
        int[] common = new int[1];
        one.forEach(ScanKind.SYN.flag(), 0, item -> common[0] += other.contains(item) ? 1 : 0);
        return common[0];
    }

    private void raise(
            AttemptSet attempts,
            ScanKind kind,
            String subtype,
            Severity severity,
            Measure measure,
            long now,
            Direction direction) {
        if (kind == ScanKind.SYN && severity != Severity.LOW) {
            // A scan stays what it was called first: one scan, one alert.
            attempts.name = subtype;
        }
        if (!attempts.throttle()
                .isDue((long) measure.value(), severity.ordinal() * ScanKind.all().length + kind.ordinal(), now)) {
            return;
        }
        context.raise(
                subject(attempts, subtype),
                severity,
                direction,
                attempts.sinceNanos,
                now,
                explain(attempts, kind, subtype, measure));
    }

    private static Subject subject(AttemptSet attempts, String subtype) {
        return new Subject(
                DetectorKind.PORT_SCAN,
                subtype,
                Party.of(attempts.sourceHigh, attempts.sourceLow),
                Party.of(attempts.scopeHigh, attempts.scopeLow),
                0);
    }

    private static Explanation explain(AttemptSet attempts, ScanKind kind, String subtype, Measure measure) {
        List<String> details = new ArrayList<>();
        details.add("Ports scanned: " + Wording.numbers(ports(attempts, kind.flag())));
        long[] open = ports(attempts, kind.flag() | ScanKind.OPEN);
        if (open.length > 0) {
            details.add("Ports found open: " + Wording.numbers(open));
        }
        if (subtype.equals("decoy")) {
            details.add("Other sources ask for the same ports at the same time: at most one of them is real");
        }
        return new Explanation(
                List.of(measure),
                details,
                attempts.examples.lines(),
                "a higher packetdash.detect.port-scan.ports, or an allowlist entry for detector port_scan and this source",
                List.of(
                        "The source address of a scan can be forged.",
                        "A client that looks for many services of a host that is down looks the same."));
    }

    private static long[] ports(AttemptSet attempts, int flags) {
        LongStream.Builder ports = LongStream.builder();
        attempts.forEach(flags, 0, item -> ports.add(ScanKind.port(item)));
        return ports.build().toArray();
    }

    /** Shows what has failed of each kind, within the window in which it is nearer to a scan. */
    void candidates(AttemptSet attempts, long now, CandidateListener listener) {
        for (ScanKind kind : ScanKind.all()) {
            boolean answerable = kind == ScanKind.UDP || kind == ScanKind.ACK;
            long until = answerable ? now - DetectorContext.ANSWER_NANOS : now;
            if (attempts.count(kind.flag(), 0, Long.MIN_VALUE, until) > 0) {
                listener.hear(candidate(attempts, kind, until));
            }
        }
    }

    private Candidate candidate(AttemptSet attempts, ScanKind kind, long until) {
        int slow = failed(attempts, kind, settings.slowWindow(), until);
        Measure slowest = measure(slow, settings.slowPorts(), settings.slowWindow());
        Measure fastest =
                measure(failed(attempts, kind, settings.window(), until), ports(attempts, kind), settings.window());
        if (fastest.margin() >= slowest.margin()) {
            return new Candidate(subject(attempts, plainSubtype(attempts, kind)), fastest, "");
        }
        return new Candidate(
                subject(attempts, slowSubtype(kind)),
                slowest,
                isMostlyFailing(attempts, kind, slow) ? "" : "too many of the ports tried were answered");
    }
}
