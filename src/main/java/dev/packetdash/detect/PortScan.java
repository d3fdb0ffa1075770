package dev.packetdash.detect;

import dev.packetdash.alert.DetectorKind;
import dev.packetdash.decode.PacketSummary;
import dev.packetdash.decode.Protocol;
import dev.packetdash.decode.TcpKind;
import dev.packetdash.flow.Flow;
import dev.packetdash.flow.HandshakeOutcome;
import dev.packetdash.net.Direction;
import dev.packetdash.net.IpAddress;
import dev.packetdash.settings.SettingCheck;
import java.time.Duration;
import java.util.List;

/**
 * One source tries many ports of one host. Counted are failed first contacts, each port once: refused, unanswered,
 * unreachable or given up when answered. A port that has served anybody before is a service, and its failure no
 * evidence.
 */
final class PortScan extends Detector {
    /**
     * {@code packetdash.detect.port-scan.*}.
     *
     * @param enabled      whether it looks for scans at all
     * @param ports        distinct failed ports of one host within {@code window} that are a scan
     * @param window       see {@code ports}
     * @param suspectPorts failed ports within {@code suspectWindow} that make a source a suspect (severity low)
     * @param suspectWindow see {@code suspectPorts}
     * @param stealthPorts ports asked by FIN, NULL, XMAS or other odd flags within {@code window} that are a scan:
     *               nobody honest sends these
     * @param slowPorts    failed ports within {@code slowWindow} that are a slow scan, where few others were answered;
     *               a third of them makes a suspect
     * @param slowWindow   see {@code slowPorts}
     * @param failureRatio failed among all ports tried within {@code slowWindow}, at least, for a slow scan
     * @param maxSources   pairs of source and host watched, an interface; where there are more, those with the fewest
     *               ports are forgotten
     */
    public record Settings(
            boolean enabled,
            int ports,
            Duration window,
            int suspectPorts,
            Duration suspectWindow,
            int stealthPorts,
            int slowPorts,
            Duration slowWindow,
            double failureRatio,
            int maxSources)
            implements DetectorSettings {
        public static final Settings DEFAULTS = new Settings(
                true, 15, Duration.ofSeconds(30), 4, Duration.ofSeconds(5), 5, 25, Duration.ofMinutes(15), 0.8, 16_384);

        public Settings {
            SettingCheck.range("packetdash.detect.port-scan.ports", ports, 2, 1024);
            SettingCheck.window(
                    "packetdash.detect.port-scan.window", window, Duration.ofSeconds(1), Duration.ofHours(1));
            SettingCheck.range("packetdash.detect.port-scan.suspect-ports", suspectPorts, 3, 1024);
            SettingCheck.window(
                    "packetdash.detect.port-scan.suspect-window",
                    suspectWindow,
                    Duration.ofSeconds(1),
                    Duration.ofHours(1));
            SettingCheck.range("packetdash.detect.port-scan.stealth-ports", stealthPorts, 2, 1024);
            SettingCheck.range("packetdash.detect.port-scan.slow-ports", slowPorts, 3, 1024);
            SettingCheck.window(
                    "packetdash.detect.port-scan.slow-window", slowWindow, Duration.ofMinutes(1), Duration.ofHours(24));
            SettingCheck.ratio("packetdash.detect.port-scan.failure-ratio", failureRatio);
            SettingCheck.range("packetdash.detect.port-scan.max-sources", maxSources, 64, 1 << 20);
        }
    }

    /** Tallies of an attempt set. */
    static final int CRAFTED = 0;

    static final int ORDINARY = 1;
    static final int REFUSED_DATAGRAMS = 2;

    private final DetectorContext context;
    private final Settings settings;
    private final AttemptTable attemptTable;
    private final ScanVerdict verdict;
    private final RefusedDatagrams datagrams = new RefusedDatagrams();

    PortScan(Settings settings, DetectorContext context) {
        super(
                DetectorKind.PORT_SCAN,
                EventKind.FLOW_OPENED,
                EventKind.FLOW_ANSWERED,
                EventKind.FLOW_ATTEMPTED,
                EventKind.FLOW_UNREACHABLE);
        this.settings = settings;
        this.context = context;
        attemptTable = counted(
                new AttemptTable(settings.maxSources(), settings.slowWindow().toNanos()));
        verdict = new ScanVerdict(settings, context, attemptTable);
    }

    @Override
    public void opened(Flow flow, PacketSummary packet) {
        if (IpAddress.isGroup(packet.destinationHigh(), packet.destinationLow())) {
            return;
        }
        ScanKind kind = ScanKind.of(packet);
        if (kind != null) {
            tried(packet, kind);
        } else if (packet.transportDecoded() && packet.tcpKind() == TcpKind.SYN) {
            tallyRequest(packet);
        }
    }

    private void tried(PacketSummary packet, ScanKind kind) {
        AttemptSet attempts = attemptTable.note(
                packet.sourceHigh(),
                packet.sourceLow(),
                packet.destinationHigh(),
                packet.destinationLow(),
                kind.item(packet.destinationPort()),
                kind.flags(packet.destinationPort()),
                packet.monotonicNanos());
        if (attempts != null) {
            exemplify(attempts, packet, kind);
            if (kind != ScanKind.UDP && kind != ScanKind.ACK && attempts.isWorthALook()) {
                verdict.judge(attempts, kind, packet.monotonicNanos(), packet.direction());
            }
        }
    }

    private static void exemplify(AttemptSet attempts, PacketSummary packet, ScanKind kind) {
        if (attempts.examples.hasRoom()) {
            attempts.examples.add(
                    packet.timestampNanos(),
                    kind.title() + " probe " + Wording.address(packet.sourceHigh(), packet.sourceLow()) + " → "
                            + Wording.endpoint(
                                    packet.destinationHigh(), packet.destinationLow(), packet.destinationPort()));
        }
    }

    private void tallyRequest(PacketSummary syn) {
        AttemptSet attempts =
                attemptTable.attempts(syn.sourceHigh(), syn.sourceLow(), syn.destinationHigh(), syn.destinationLow());
        if (attempts != null) {
            attempts.tallies[syn.tcp().isHandmadeRequest() ? CRAFTED : ORDINARY]++;
        }
    }

    /** Notes that something lives at the port: it was no knock at a closed door. */
    @Override
    public void answered(Flow flow, PacketSummary packet) {
        ScanKind kind = packet.protocol() == Protocol.UDP ? ScanKind.UDP : ScanKind.ACK;
        boolean refusal = packet.protocol() == Protocol.TCP && packet.tcpKind() == TcpKind.RST;
        if (!refusal) {
            attemptTable.flag(
                    packet.destinationHigh(),
                    packet.destinationLow(),
                    packet.sourceHigh(),
                    packet.sourceLow(),
                    kind.item(packet.sourcePort()),
                    AttemptSet.FINE | ScanKind.OPEN);
        }
    }

    @Override
    public void unreachable(Flow flow, PacketSummary packet) {
        AttemptSet attempts = datagrams.read(flow, packet)
                ? attemptTable.attempts(
                        datagrams.sourceHigh, datagrams.sourceLow, datagrams.targetHigh, datagrams.targetLow)
                : null;
        if (attempts != null && attempts.contains(ScanKind.UDP.item(datagrams.targetPort))) {
            attempts.tallies[REFUSED_DATAGRAMS]++;
        }
    }

    @Override
    public void attempted(Flow flow, HandshakeOutcome outcome, long nanos) {
        switch (outcome) {
            case COMPLETED -> {
                attemptTable.flag(
                        flow.clientHigh(),
                        flow.clientLow(),
                        flow.serverHigh(),
                        flow.serverLow(),
                        ScanKind.SYN.item(flow.servicePort()),
                        AttemptSet.FINE | ScanKind.OPEN);
                noteOpen(flow, nanos);
            }
            case REFUSED, TIMED_OUT, UNREACHABLE, PENDING_EVICTED -> failed(flow, outcome, 0, nanos);
            case RESET, SYN_ACK_UNANSWERED -> failed(flow, outcome, ScanKind.OPEN, nanos);
            case MIDSTREAM -> {}
        }
    }

    /** Notes an open port: of interest in a scan by whole connections, though no evidence. */
    private void noteOpen(Flow flow, long nanos) {
        AttemptSet attempts =
                attemptTable.attempts(flow.clientHigh(), flow.clientLow(), flow.serverHigh(), flow.serverLow());
        if (attempts != null) {
            attempts.add(
                    ScanKind.SYN.item(flow.servicePort()),
                    ScanKind.SYN.flag() | AttemptSet.FINE | ScanKind.OPEN,
                    nanos);
        }
    }

    private void failed(Flow flow, HandshakeOutcome outcome, int flags, long nanos) {
        if (context.isService(flow)) {
            return;
        }
        AttemptSet attempts = attemptTable.note(
                flow.clientHigh(),
                flow.clientLow(),
                flow.serverHigh(),
                flow.serverLow(),
                ScanKind.SYN.item(flow.servicePort()),
                ScanKind.SYN.flag() | flags,
                nanos);
        if (attempts != null) {
            if (attempts.examples.hasRoom()) {
                attempts.examples.add(
                        context.onClock(nanos), "SYN " + Wording.ends(flow) + " " + Wording.outcome(outcome));
            }
            if (attempts.isWorthALook()) {
                verdict.judge(attempts, ScanKind.SYN, nanos, direction(attempts));
            }
        }
    }

    private Direction direction(AttemptSet attempts) {
        return context.home().direction(attempts.sourceHigh, attempts.sourceLow, attempts.scopeHigh, attempts.scopeLow);
    }

    /** Judges by what has had the time to be answered, and forgets. */
    @Override
    void advance(long nanos) {
        verdict.advance();
        attemptTable.forEach(attempts -> {
            for (ScanKind kind : List.of(ScanKind.UDP, ScanKind.ACK)) {
                if (attempts.count(kind.flag(), AttemptSet.FINE, Long.MIN_VALUE, nanos) >= settings.suspectPorts()) {
                    verdict.judge(attempts, kind, nanos - DetectorContext.ANSWER_NANOS, direction(attempts));
                }
            }
        });
        attemptTable.forget(nanos);
    }

    @Override
    void candidates(long nanos, CandidateListener listener) {
        attemptTable.forEachKey(listener, attempts -> {
            if (listener.isAbout(attempts.sourceHigh, attempts.sourceLow)
                    || listener.isAbout(attempts.scopeHigh, attempts.scopeLow)) {
                verdict.candidates(attempts, nanos, listener);
            }
        });
    }
}
