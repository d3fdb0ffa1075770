package dev.packetdash.detect;

import dev.packetdash.alert.DetectorKind;
import dev.packetdash.alert.Explanation;
import dev.packetdash.alert.Measure;
import dev.packetdash.alert.Party;
import dev.packetdash.alert.Severity;
import dev.packetdash.alert.Subject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Judges whether what one source tried on many hosts is a sweep, and says so. Owned by its pipeline's thread. */
final class SweepVerdict {
    private final HostSweep.Settings settings;
    private final DetectorContext context;
    private final AttemptTable servedTable;

    /** @param servedTable the hosts on a port that served a source */
    SweepVerdict(HostSweep.Settings settings, DetectorContext context, AttemptTable servedTable) {
        this.settings = settings;
        this.context = context;
        this.servedTable = servedTable;
    }

    /** Judges attempts on a TCP port, of which the latest was on that host. */
    void judgeTcp(AttemptSet attempts, long targetHigh, long targetLow, long nanos) {
        if (!attempts.isWorthALook()) {
            return;
        }
        long from = nanos - settings.window().toNanos();
        int failed = attempts.count(0, AttemptSet.FINE, from, nanos);
        int fine = served(attempts, from, nanos);
        if (failed < settings.suspectHosts() || failed < settings.failureRatio() * (failed + fine)) {
            return;
        }
        boolean confirmed = failed >= settings.hosts();
        Severity severity = confirmed
                ? context.home()
                        .reach(attempts.sourceHigh, attempts.sourceLow, targetHigh, targetLow)
                        .ofSweep()
                : Severity.LOW;
        int threshold = confirmed ? settings.hosts() : settings.suspectHosts();
        Measure measure = measure(attempts, failed, threshold, settings.window());
        raise(attempts, targetHigh, targetLow, severity, measure, nanos);
    }

    private int served(AttemptSet attempts, long from, long until) {
        AttemptSet others =
                servedTable.attempts(attempts.sourceHigh, attempts.sourceLow, attempts.scopeHigh, attempts.scopeLow);
        return others == null ? 0 : others.count(0, 0, from, until);
    }

    /** Judges requests of echo or ARP by what has had the time to be answered. */
    void judgeSilence(AttemptSet attempts, long nanos) {
        long from = nanos - settings.silentWindow().toNanos();
        int silent = attempts.count(0, AttemptSet.FINE, from, nanos);
        int fine = attempts.count(AttemptSet.FINE, 0, from, nanos);
        if (silent >= settings.silentHosts() && silent >= settings.failureRatio() * (silent + fine)) {
            Measure measure = measure(attempts, silent, settings.silentHosts(), settings.silentWindow());
            raise(attempts, 0, 0, Severity.LOW, measure, nanos);
        }
    }

    private static Measure measure(AttemptSet attempts, int failed, int threshold, Duration window) {
        String what = switch ((int) attempts.scopeHigh) {
            case HostSweep.TCP -> "distinct hosts that failed at the first contact on TCP port " + attempts.scopeLow;
            case HostSweep.ARP -> "addresses that answered no ARP request";
            default -> "hosts that answered no echo request";
        };
        return new Measure(what, failed, threshold, window);
    }

    private void raise(
            AttemptSet attempts, long targetHigh, long targetLow, Severity severity, Measure measure, long nanos) {
        if (attempts.name.isEmpty()) {
            attempts.name = Wording.network(targetHigh, targetLow);
        }
        if (!attempts.throttle().isDue((long) measure.value(), severity.ordinal(), nanos)) {
            return;
        }
        context.raise(
                subject(attempts),
                severity,
                context.home().direction(attempts.sourceHigh, attempts.sourceLow, targetHigh, targetLow),
                attempts.sinceNanos,
                nanos,
                explain(attempts, measure));
    }

    private static Subject subject(AttemptSet attempts) {
        return new Subject(
                DetectorKind.HOST_SWEEP,
                subtype(attempts),
                Party.of(attempts.sourceHigh, attempts.sourceLow),
                attempts.name.isEmpty() ? Party.MANY : new Party.Group(attempts.name),
                (int) attempts.scopeLow);
    }

    private static String subtype(AttemptSet attempts) {
        return switch ((int) attempts.scopeHigh) {
            case HostSweep.TCP -> "tcp/" + attempts.scopeLow;
            case HostSweep.ICMP -> "icmp";
            default -> "arp";
        };
    }

    private Explanation explain(AttemptSet attempts, Measure measure) {
        List<String> details = new ArrayList<>();
        details.add("Hosts tried: " + attempts.size() + ", the first of them in " + attempts.name);
        int fine = attempts.count(AttemptSet.FINE, 0, Long.MIN_VALUE, Long.MAX_VALUE)
                + served(attempts, Long.MIN_VALUE, Long.MAX_VALUE);
        int open = attempts.count(HostSweep.OPEN, AttemptSet.FINE, Long.MIN_VALUE, Long.MAX_VALUE);
        details.add((attempts.scopeHigh == HostSweep.TCP ? "Hosts where the port is open: " : "Hosts that answered: ")
                + (fine + open));
        return new Explanation(
                List.of(measure),
                details,
                attempts.examples.lines(),
                "a higher packetdash.detect.host-sweep."
                        + (attempts.scopeHigh == HostSweep.TCP ? "hosts" : "silent-hosts")
                        + ", or an allowlist entry for detector host_sweep and this source",
                List.of("Monitoring, service discovery and file sharing also try hosts that are gone."));
    }

    /** Shows what has failed by now. */
    void candidates(AttemptSet attempts, long now, CandidateListener listener) {
        boolean tcp = attempts.scopeHigh == HostSweep.TCP;
        Duration window = tcp ? settings.window() : settings.silentWindow();
        long from = now - window.toNanos();
        int failed = attempts.count(0, AttemptSet.FINE, from, tcp ? now : now - DetectorContext.ANSWER_NANOS);
        int fine = tcp ? served(attempts, from, now) : attempts.count(AttemptSet.FINE, 0, from, now);
        String against = failed < settings.failureRatio() * (failed + fine)
                ? "too many of the hosts tried answered"
                : tcp ? "" : "silence alone is never more than a suspicion";
        listener.hear(new Candidate(
                subject(attempts),
                measure(attempts, failed, tcp ? settings.hosts() : settings.silentHosts(), window),
                against));
    }
}
