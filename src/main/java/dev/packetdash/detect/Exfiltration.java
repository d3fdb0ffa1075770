package dev.packetdash.detect;

import dev.packetdash.alert.DetectorKind;
import dev.packetdash.alert.Explanation;
import dev.packetdash.alert.Measure;
import dev.packetdash.alert.Party;
import dev.packetdash.alert.Severity;
import dev.packetdash.alert.Subject;
import dev.packetdash.flow.Flow;
import dev.packetdash.net.IpAddress;
import dev.packetdash.settings.SettingCheck;
import dev.packetdash.table.CountMinSketch;
import java.time.Duration;
import java.util.List;

/**
 * One of our hosts sends much to one host outside, and gets little back.
 */
final class Exfiltration extends Detector {
    /**
     * {@code packetdash.detect.exfiltration.*}.
     *
     * @param enabled       whether it looks for them at all
     * @param megabytes     sent to one host outside within {@code window}, in millions of bytes on the wire
     * @param suspectMegabytes likewise, that make it a suspicion (severity low)
     * @param window        see both
     * @param ratio         sent to received, at least
     * @param maxPairs      pairs of hosts watched, an interface
     */
    public record Settings(
            boolean enabled, int megabytes, int suspectMegabytes, Duration window, double ratio, int maxPairs)
            implements DetectorSettings {
        public static final Settings DEFAULTS = new Settings(true, 100, 50, Duration.ofHours(1), 10, 4096);

        public Settings {
            SettingCheck.range("packetdash.detect.exfiltration.megabytes", megabytes, 1, 1_000_000);
            SettingCheck.range("packetdash.detect.exfiltration.suspect-megabytes", suspectMegabytes, 1, 1_000_000);
            SettingCheck.window(
                    "packetdash.detect.exfiltration.window", window, Duration.ofMinutes(1), Duration.ofHours(24));
            SettingCheck.range("packetdash.detect.exfiltration.max-pairs", maxPairs, 64, 1 << 20);
            if (!(ratio >= 1 && ratio <= 1000)) {
                throw new IllegalArgumentException(
                        "packetdash.detect.exfiltration.ratio = " + ratio + ": must be 1 to 1000");
            }
        }
    }

    private static final long KILOBYTE = 1000;
    private static final long MEGABYTE = 1_000_000;
    /**
     * A TCP connection that carries nothing takes as much to open and to close; a flood is made of flows that carry
     * less.
     */
    private static final int LEAST_BYTES = 256;

    /**
     * Two hosts are looked at from the part of a suspicion that this divides it into; less than that may go uncounted.
     */
    private static final int LOOKED_AT = 50;

    private final Settings settings;
    private final DetectorContext context;
    private final TargetLoadTable loads;
    private final CountMinSketch sketch;

    Exfiltration(Settings settings, DetectorContext context) {
        super(DetectorKind.EXFILTRATION, EventKind.FLOW_CARRIED);
        this.settings = settings;
        this.context = context;
        loads = counted(
                new TargetLoadTable(settings.maxPairs(), settings.window().toNanos()));
        sketch = new CountMinSketch(
                (int) (settings.suspectMegabytes() * (MEGABYTE / KILOBYTE) / LOOKED_AT),
                settings.window().toNanos());
    }

    @Override
    public void carried(Flow flow, boolean fromClient, long bytes, long nanos) {
        if (bytes < LEAST_BYTES) {
            return;
        }
        boolean clientIsHome = context.home().contains(flow.clientHigh(), flow.clientLow());
        boolean serverIsHome = context.home().contains(flow.serverHigh(), flow.serverLow());
        if (clientIsHome == serverIsHome || IpAddress.isGroup(flow.serverHigh(), flow.serverLow())) {
            return;
        }
        int kilobytes = (int) Math.min(bytes / KILOBYTE + 1, Integer.MAX_VALUE);
        long pair = flow.clientHigh() ^ flow.serverHigh();
        if (!sketch.passes(pair, flow.serverLow(), flow.clientLow(), kilobytes, nanos)) {
            return;
        }
        TargetLoad load = clientIsHome
                ? loads.of(flow.serverHigh(), flow.serverLow(), 0, flow.clientHigh(), flow.clientLow(), nanos)
                : loads.of(flow.clientHigh(), flow.clientLow(), 0, flow.serverHigh(), flow.serverLow(), nanos);
        if (fromClient != clientIsHome) {
            load.answers.add(nanos, bytes);
            return;
        }
        if (load.offences.sum(nanos) == 0) {
            load.sinceNanos = nanos;
        }
        load.offences.add(nanos, bytes);
        judge(load, flow, clientIsHome && flow.isClientSeen(), nanos);
    }

    /** @param asked whether our host is known to have begun the flow */
    private void judge(TargetLoad load, Flow flow, boolean asked, long nanos) {
        long sent = load.offences.sum(nanos);
        long received = load.answers.sum(nanos);
        if (sent < settings.suspectMegabytes() * MEGABYTE || sent < settings.ratio() * received) {
            return;
        }
        // Whoever serves a download to somebody who asked for it sends as much.
        boolean confirmed = asked && sent >= settings.megabytes() * MEGABYTE;
        if (load.throttle.isDue(sent / MEGABYTE, confirmed ? 1 : 0, nanos)) {
            load.examples.add(
                    context.onClock(nanos),
                    "flow " + Wording.ends(flow) + ", " + Wording.megabytes(sent) + " sent to that host so far");
            raise(load, sent, received, confirmed, nanos);
        }
    }

    private void raise(TargetLoad load, long sent, long received, boolean confirmed, long nanos) {
        long[] key = load.key;
        int threshold = confirmed ? settings.megabytes() : settings.suspectMegabytes();
        context.raise(
                subject(load),
                confirmed ? Severity.MEDIUM : Severity.LOW,
                context.home().direction(key[3], key[4], key[0], key[1]),
                load.sinceNanos,
                nanos,
                new Explanation(
                        List.of(measure(sent, threshold)),
                        List.of("Sent: " + Wording.megabytes(sent) + " | received: " + Wording.megabytes(received)),
                        load.examples.lines(),
                        "a higher packetdash.detect.exfiltration.megabytes, or an allowlist entry for detector exfiltration and this target",
                        List.of(
                                "What was sent is not looked into: a backup, a video call's recording or an upload of photographs looks the same.",
                                "There is no history: what this host usually sends is not known.")));
    }

    private Subject subject(TargetLoad load) {
        long[] key = load.key;
        return new Subject(kind(), "", Party.of(key[3], key[4]), Party.of(key[0], key[1]), 0);
    }

    private Measure measure(long sent, int threshold) {
        return new Measure(
                "megabytes sent to one host outside", sent / (double) MEGABYTE, threshold, settings.window());
    }

    @Override
    void candidates(long nanos, CandidateListener listener) {
        loads.forEachAbout(listener, load -> {
            long sent = load.offences.sum(nanos);
            long received = load.answers.sum(nanos);
            listener.hear(new Candidate(
                    subject(load),
                    measure(sent, settings.megabytes()),
                    sent < settings.ratio() * received ? Wording.megabytes(received) + " came back" : ""));
        });
    }
}
