package dev.packetdash.detect;

import dev.packetdash.alert.AlertKind;
import dev.packetdash.alert.Explanation;
import dev.packetdash.alert.Measure;
import dev.packetdash.alert.Party;
import dev.packetdash.alert.Severity;
import dev.packetdash.alert.Subject;
import dev.packetdash.net.Direction;
import dev.packetdash.net.IpAddress;
import dev.packetdash.net.Labels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** Whether what one source tried on one host is a scan, of which kind, and how to say so. */
final class ScanVerdict {
    /** Sources on one host at a time that have tried mostly the same ports: one of them hides behind the others. */
    private static final int DECOYS = 2;

    /** A second: each goes through all sources. */
    private static final int MAXIMUM_DECOY_LOOKS = 50;

    private final PortScan.Settings settings;
    private final Watch watch;
    private final Contacts contacts;
    private int decoyLooks;

    ScanVerdict(PortScan.Settings settings, Watch watch, Contacts contacts) {
        this.settings = settings;
        this.watch = watch;
        this.contacts = contacts;
    }

    /** Raises it where it is a scan or a suspicion, by what was tried up to {@code now}. */
    void judge(Pursuit pursuit, ScanKind kind, long now, Direction direction) {
        int fast = failed(pursuit, kind, settings.window(), now);
        int slow = failed(pursuit, kind, settings.slowWindow(), now);
        if (fast >= ports(pursuit, kind)) {
            raise(
                    pursuit,
                    kind,
                    subtype(pursuit, kind, now),
                    severity(pursuit),
                    measure(fast, ports(pursuit, kind), settings.window()),
                    now,
                    direction);
        } else if (slow >= settings.slowPorts() && isMostlyFailing(pursuit, kind, slow)) {
            raise(
                    pursuit,
                    kind,
                    slowSubtype(kind),
                    severity(pursuit),
                    measure(slow, settings.slowPorts(), settings.slowWindow()),
                    now,
                    direction);
        } else if (failed(pursuit, kind, settings.suspectWindow(), now) >= settings.suspectPorts()
                && isEvident(pursuit, kind)) {
            int count = failed(pursuit, kind, settings.suspectWindow(), now);
            raise(
                    pursuit,
                    kind,
                    plainSubtype(pursuit, kind),
                    Severity.LOW,
                    measure(count, settings.suspectPorts(), settings.suspectWindow()),
                    now,
                    direction);
        } else if (slow >= suspectSlowPorts() && isMostlyFailing(pursuit, kind, slow) && isEvident(pursuit, kind)) {
            raise(
                    pursuit,
                    kind,
                    slowSubtype(kind),
                    Severity.LOW,
                    measure(slow, suspectSlowPorts(), settings.slowWindow()),
                    now,
                    direction);
        }
    }

    private int failed(Pursuit pursuit, ScanKind kind, Duration window, long now) {
        int unwanted = isEvident(pursuit, kind) ? Pursuit.FINE : Pursuit.FINE | PortScan.CHOSEN;
        return pursuit.count(kind.mark(), unwanted, now - window.toNanos(), now);
    }

    /** Silence alone says less of datagrams: without a single refusal it takes twice as many. */
    private int ports(Pursuit pursuit, ScanKind kind) {
        return switch (kind) {
            case FIN, NULL, XMAS, ODD_FLAGS -> settings.stealthPorts();
            case UDP -> isEvident(pursuit, kind) ? settings.ports() : 2 * settings.ports();
            case SYN, ACK -> settings.ports();
        };
    }

    private static boolean isEvident(Pursuit pursuit, ScanKind kind) {
        return kind != ScanKind.UDP || pursuit.tallies[PortScan.REFUSED_DATAGRAMS] > 0;
    }

    private int suspectSlowPorts() {
        return Math.max(3, settings.slowPorts() / 3);
    }

    private boolean isMostlyFailing(Pursuit pursuit, ScanKind kind, int failed) {
        int fine = pursuit.count(kind.mark() | Pursuit.FINE, 0, Long.MIN_VALUE, Long.MAX_VALUE);
        return failed >= settings.failureRatio() * (failed + fine);
    }

    private Severity severity(Pursuit pursuit) {
        return watch.home()
                .reach(pursuit.sourceHigh, pursuit.sourceLow, pursuit.thatHigh, pursuit.thatLow)
                .ofScan();
    }

    private static Measure measure(int value, int threshold, Duration window) {
        return new Measure("distinct ports of the target that failed at the first contact", value, threshold, window);
    }

    private static String slowSubtype(ScanKind kind) {
        return kind == ScanKind.SYN ? "slow" : Labels.label(kind);
    }

    private String plainSubtype(Pursuit pursuit, ScanKind kind) {
        if (kind != ScanKind.SYN) {
            return slowSubtype(kind);
        }
        boolean connects = pursuit.tallies[PortScan.ORDINARY] > pursuit.tallies[PortScan.CRAFTED];
        return connects ? "connect" : "syn";
    }

    private String subtype(Pursuit pursuit, ScanKind kind, long now) {
        if (kind == ScanKind.SYN && !pursuit.name.isEmpty()) {
            return pursuit.name;
        }
        return kind == ScanKind.SYN && hasDecoys(pursuit, now) ? "decoy" : plainSubtype(pursuit, kind);
    }

    /** Called once a second. */
    void advance() {
        decoyLooks = 0;
    }

    private boolean hasDecoys(Pursuit pursuit, long now) {
        if (++decoyLooks > MAXIMUM_DECOY_LOOKS) {
            return false;
        }
        long from = now - settings.window().toNanos();
        List<Pursuit> alike = new ArrayList<>();
        contacts.forEach(other -> {
            boolean sameTarget = other.thatLow == pursuit.thatLow && other.thatHigh == pursuit.thatHigh;
            if (other != pursuit && sameTarget && common(pursuit, other, from, now) * 2 >= pursuit.size()) {
                alike.add(other);
            }
        });
        return alike.size() >= DECOYS;
    }

    private static int common(Pursuit one, Pursuit other, long from, long until) {
        if (other.count(ScanKind.SYN.mark(), Pursuit.FINE, from, until) == 0) {
            return 0;
        }
        int[] common = new int[1];
        one.forEach(ScanKind.SYN.mark(), 0, thing -> common[0] += other.contains(thing) ? 1 : 0);
        return common[0];
    }

    private void raise(
            Pursuit pursuit,
            ScanKind kind,
            String subtype,
            Severity severity,
            Measure measure,
            long now,
            Direction direction) {
        if (kind == ScanKind.SYN && severity != Severity.LOW) {
            // A scan stays what it was called first: one scan, one alert.
            pursuit.name = subtype;
        }
        if (!pursuit.growth()
                .isDue((long) measure.value(), severity.ordinal() * ScanKind.all().length + kind.ordinal(), now)) {
            return;
        }
        Party source = Party.of(new IpAddress(pursuit.sourceHigh, pursuit.sourceLow));
        Party target = Party.of(new IpAddress(pursuit.thatHigh, pursuit.thatLow));
        watch.raise(
                new Subject(AlertKind.PORT_SCAN, subtype, source, target, 0),
                severity,
                direction,
                pursuit.sinceNanos,
                now,
                explain(pursuit, kind, subtype, measure));
    }

    private static Explanation explain(Pursuit pursuit, ScanKind kind, String subtype, Measure measure) {
        List<String> details = new ArrayList<>();
        details.add("Ports scanned: " + Lines.numbers(ports(pursuit, kind.mark())));
        long[] open = ports(pursuit, kind.mark() | PortScan.OPEN);
        if (open.length > 0) {
            details.add("Ports found open: " + Lines.numbers(open));
        }
        if (subtype.equals("decoy")) {
            details.add("Other sources ask for the same ports at the same time: at most one of them is real");
        }
        return new Explanation(
                List.of(measure),
                details,
                pursuit.examples.lines(),
                "a higher packetdash.detect.port-scan.ports, or an allowlist entry for detector port_scan and this source",
                List.of(
                        "The source address of a scan can be forged.",
                        "A client that looks for many services of a host that is down looks the same."));
    }

    private static long[] ports(Pursuit pursuit, int marks) {
        LongStream.Builder ports = LongStream.builder();
        pursuit.forEach(marks, 0, thing -> ports.add(ScanKind.port(thing)));
        return ports.build().toArray();
    }

    /** What to show of it among the suspects, where it is one. */
    Optional<ScanSuspect> suspect(Pursuit pursuit, long now) {
        int worst = 0;
        for (ScanKind kind : ScanKind.all()) {
            int failed = failed(pursuit, kind, settings.window(), now);
            worst = isEvident(pursuit, kind) && failed >= settings.suspectPorts() ? Math.max(worst, failed) : worst;
        }
        return worst == 0
                ? Optional.empty()
                : Optional.of(new ScanSuspect(
                        new IpAddress(pursuit.sourceHigh, pursuit.sourceLow),
                        ScanSuspect.Kind.PORT_SCAN,
                        watch.home()
                                .direction(pursuit.sourceHigh, pursuit.sourceLow, pursuit.thatHigh, pursuit.thatLow),
                        worst,
                        pursuit.sinceNanos));
    }
}
