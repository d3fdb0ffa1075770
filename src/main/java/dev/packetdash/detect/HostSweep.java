package dev.packetdash.detect;

import dev.packetdash.alert.DetectorKind;
import dev.packetdash.decode.IcmpMessage;
import dev.packetdash.decode.NeighbourClaim;
import dev.packetdash.decode.PacketSummary;
import dev.packetdash.decode.Protocol;
import dev.packetdash.flow.Flow;
import dev.packetdash.flow.HandshakeOutcome;
import dev.packetdash.net.IpAddress;
import dev.packetdash.net.Labels;
import dev.packetdash.settings.SettingCheck;
import dev.packetdash.table.Hashing;
import java.time.Duration;

/**
 * One source tries many hosts in one way: a TCP port, an echo request, an ARP request. Counted are hosts that failed at
 * the first contact, each once. A sweep by echo or ARP is no more than a suspicion: monitoring does the same.
 */
final class HostSweep extends Detector {
    /**
     * {@code packetdash.detect.host-sweep.*}.
     *
     * @param enabled      whether it looks for sweeps at all
     * @param hosts        distinct hosts that failed on one port within {@code window}
     * @param window       see {@code hosts}
     * @param suspectHosts likewise, that make a source a suspect (severity low)
     * @param failureRatio failed among all hosts tried, at least
     * @param silentHosts  distinct hosts within {@code silentWindow} that answered no echo request, or no ARP request,
     *               for a suspect
     * @param silentWindow see {@code silentHosts}
     * @param maxSources   sources watched, an interface; where there are more, those with the fewest hosts are
     *               forgotten
     */
    public record Settings(
            boolean enabled,
            int hosts,
            Duration window,
            int suspectHosts,
            double failureRatio,
            int silentHosts,
            Duration silentWindow,
            int maxSources)
            implements DetectorSettings {
        public static final Settings DEFAULTS =
                new Settings(true, 20, Duration.ofMinutes(5), 10, 0.6, 20, Duration.ofSeconds(30), 8192);

        public Settings {
            SettingCheck.range("packetdash.detect.host-sweep.hosts", hosts, 3, 4096);
            SettingCheck.window(
                    "packetdash.detect.host-sweep.window", window, Duration.ofSeconds(1), Duration.ofHours(1));
            SettingCheck.range("packetdash.detect.host-sweep.suspect-hosts", suspectHosts, 3, 4096);
            SettingCheck.ratio("packetdash.detect.host-sweep.failure-ratio", failureRatio);
            SettingCheck.range("packetdash.detect.host-sweep.silent-hosts", silentHosts, 3, 4096);
            SettingCheck.window(
                    "packetdash.detect.host-sweep.silent-window",
                    silentWindow,
                    Duration.ofSeconds(1),
                    Duration.ofHours(1));
            SettingCheck.range("packetdash.detect.host-sweep.max-sources", maxSources, 64, 1 << 20);
        }
    }

    /** The second half of an attempt set's key: what kind of sweep, and the port of a TCP one. */
    static final int TCP = 0;

    static final int ICMP = 1;
    static final int ARP = 2;
    /** A flag of a host: it accepted, and the source then gave up. */
    static final int OPEN = 1;

    private final DetectorContext context;
    private final AttemptTable attemptTable;
    /**
     * The hosts on a port that served a source, apart from those that failed: whoever has served is no evidence, and
     * must not need the place of what is.
     */
    private final AttemptTable served;

    private final SweepVerdict verdict;

    HostSweep(Settings settings, DetectorContext context) {
        super(DetectorKind.HOST_SWEEP, EventKind.ICMP, EventKind.NEIGHBOUR, EventKind.FLOW_ATTEMPTED);
        this.context = context;
        attemptTable = counted(
                new AttemptTable(settings.maxSources(), settings.window().toNanos()));
        served = new AttemptTable(settings.maxSources(), settings.window().toNanos());
        verdict = new SweepVerdict(settings, context, served);
    }

    @Override
    public void attempted(Flow flow, HandshakeOutcome outcome, long nanos) {
        switch (outcome) {
            case COMPLETED -> {
                long host = host(flow.serverHigh(), flow.serverLow());
                attemptTable.flag(flow.clientHigh(), flow.clientLow(), TCP, flow.servicePort(), host, AttemptSet.FINE);
                served.note(flow.clientHigh(), flow.clientLow(), TCP, flow.servicePort(), host, AttemptSet.FINE, nanos);
            }
            case REFUSED, TIMED_OUT, UNREACHABLE -> failed(flow, outcome, 0, nanos);
            case RESET -> failed(flow, outcome, OPEN, nanos);
            case SYN_ACK_UNANSWERED, PENDING_EVICTED, MIDSTREAM -> {}
        }
    }

    private void failed(Flow flow, HandshakeOutcome outcome, int flags, long nanos) {
        if (context.isService(flow)) {
            return;
        }
        long host = host(flow.serverHigh(), flow.serverLow());
        AttemptSet attempts =
                attemptTable.note(flow.clientHigh(), flow.clientLow(), TCP, flow.servicePort(), host, flags, nanos);
        if (attempts != null) {
            if (attempts.examples.hasRoom()) {
                String result = outcome == HandshakeOutcome.TIMED_OUT ? "not answered" : Labels.label(outcome);
                attempts.examples.add(context.onClock(nanos), "SYN " + Wording.ends(flow) + " " + result);
            }
            verdict.judgeTcp(attempts, flow.serverHigh(), flow.serverLow(), nanos);
        }
    }

    @Override
    void observe(PacketSummary packet) {
        if (packet.protocol() == Protocol.ARP) {
            observeArp(packet);
        } else if (packet.icmpMessage() == IcmpMessage.ECHO_REQUEST) {
            if (!IpAddress.isGroup(packet.destinationHigh(), packet.destinationLow())) {
                asked(
                        packet,
                        packet.sourceHigh(),
                        packet.sourceLow(),
                        ICMP,
                        packet.destinationHigh(),
                        packet.destinationLow());
            }
        } else if (packet.icmpMessage() == IcmpMessage.ECHO_REPLY) {
            attemptTable.flag(
                    packet.destinationHigh(),
                    packet.destinationLow(),
                    ICMP,
                    0,
                    host(packet.sourceHigh(), packet.sourceLow()),
                    AttemptSet.FINE);
        }
    }

    private void observeArp(PacketSummary packet) {
        NeighbourClaim claim = packet.neighbour();
        if (claim == null) {
            return;
        }
        switch (claim.kind()) {
            case REQUEST -> {
                // A router asks for whomever it has packets for, which may be a sweep of somebody else.
                if (!context.routers().contains(claim.mac())) {
                    asked(packet, claim.high(), claim.low(), ARP, claim.targetHigh(), claim.targetLow());
                }
            }
            case REPLY ->
                attemptTable.flag(
                        claim.targetHigh(),
                        claim.targetLow(),
                        ARP,
                        0,
                        host(claim.high(), claim.low()),
                        AttemptSet.FINE);
            case ANNOUNCEMENT, PROBE -> {}
        }
    }

    private void asked(
            PacketSummary packet, long sourceHigh, long sourceLow, int kind, long targetHigh, long targetLow) {
        long nanos = packet.monotonicNanos();
        AttemptSet attempts = attemptTable.note(sourceHigh, sourceLow, kind, 0, host(targetHigh, targetLow), 0, nanos);
        if (attempts != null && attempts.examples.hasRoom()) {
            String request = kind == ARP ? "ARP request " : "echo request ";
            attempts.examples.add(
                    packet.timestampNanos(),
                    request + Wording.address(sourceHigh, sourceLow) + " → " + Wording.address(targetHigh, targetLow));
        }
        if (attempts != null && attempts.name.isEmpty()) {
            attempts.name = Wording.network(targetHigh, targetLow);
        }
    }

    /** Judges requests that have had the time to be answered, and forgets. */
    @Override
    void advance(long nanos) {
        attemptTable.forEach(attempts -> {
            if (attempts.scopeHigh != TCP) {
                verdict.judgeSilence(attempts, nanos - DetectorContext.ANSWER_NANOS);
            }
        });
        attemptTable.forget(nanos);
        served.forget(nanos);
    }

    private static long host(long high, long low) {
        return high == IpAddress.IPV4_HIGH ? low : Hashing.mix(Hashing.mix(high) ^ low) >>> 1;
    }

    @Override
    void candidates(long nanos, CandidateListener listener) {
        attemptTable.forEachKey(listener, attempts -> {
            if (listener.isAbout(attempts.sourceHigh, attempts.sourceLow) || hasTried(attempts, listener)) {
                verdict.candidates(attempts, nanos, listener);
            }
        });
    }

    /** Whether one of the hosts is asked for; of those of IPv6 only hashes are kept. */
    private static boolean hasTried(AttemptSet attempts, CandidateListener listener) {
        boolean[] tried = new boolean[1];
        attempts.forEach(0, 0, host -> tried[0] |= listener.isAbout(IpAddress.IPV4_HIGH, host));
        return tried[0];
    }
}
