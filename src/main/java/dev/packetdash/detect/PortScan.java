package dev.packetdash.detect;

import dev.packetdash.alert.DetectorKind;
import dev.packetdash.decode.FragmentPosition;
import dev.packetdash.decode.PacketSummary;
import dev.packetdash.decode.Protocol;
import dev.packetdash.decode.TcpKind;
import dev.packetdash.flow.Flow;
import dev.packetdash.flow.HandshakeOutcome;
import dev.packetdash.net.Direction;
import dev.packetdash.net.IpAddress;
import dev.packetdash.net.TcpFlags;
import dev.packetdash.settings.SettingCheck;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /** A flag of an attempt set's item, beside those of {@link ScanKind}: the port is open. */
    static final int OPEN = 1 << 16;

    /** A flag of a datagram's port: one that streams of calls and games use too. */
    static final int CHOSEN = 1 << 17;

    /** A datagram asked less than this ago may still be answered. */
    private static final long ANSWER_NANOS = 1_000_000_000L;
    /** Ports that traceroute and mtr count up through. */
    private static final int FIRST_TRACE_PORT = 33_000;

    private static final int LAST_TRACE_PORT = 34_999;
    /** From here on calls, games and peers choose their ports: silence there says nothing. */
    private static final int FIRST_CHOSEN = 10_000;

    private static final int EPHEMERAL = 32_768;
    private static final int WELL_KNOWN = 1024;

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
        ScanKind kind = packet.protocol() == Protocol.UDP ? ofDatagram(packet) : ofSegment(packet);
        if (kind != null) {
            tried(packet, kind);
        } else if (packet.transportDecoded() && packet.tcpKind() == TcpKind.SYN) {
            tallyRequest(packet);
        }
    }

    private static @Nullable ScanKind ofSegment(PacketSummary packet) {
        if (packet.protocol() != Protocol.TCP) {
            return null;
        }
        if (!packet.transportDecoded()) {
            // Nobody honest cuts a header in two: so a filter that looks for flags does not find any.
            return packet.fragment() == FragmentPosition.FIRST ? ScanKind.SYN : null;
        }
        boolean toService = packet.destinationPort() < packet.sourcePort();
        return switch (packet.tcpKind()) {
            case NULL -> ScanKind.NULL;
            case XMAS -> ScanKind.XMAS;
            case FIN -> (packet.tcpFlags() & TcpFlags.ACK) == 0 ? ScanKind.FIN : toService ? ScanKind.ACK : null;
            // The late ACK of a server to a client that has gone has its ports the other way round.
            case ACK -> toService && packet.tcpFlags() == TcpFlags.ACK ? ScanKind.ACK : null;
            case OTHER -> ScanKind.ODD_FLAGS;
            default -> null;
        };
    }

    private static @Nullable ScanKind ofDatagram(PacketSummary packet) {
        int port = packet.destinationPort();
        boolean trace = port >= FIRST_TRACE_PORT && port <= LAST_TRACE_PORT;
        // To an asker who has gone, or to the victim of a flood that is bounced off many.
        int firstOfAskers = QuestionPort.is(packet.sourcePort()) ? WELL_KNOWN : EPHEMERAL;
        boolean lateAnswer = packet.sourcePort() < WELL_KNOWN && port >= firstOfAskers;
        return trace || lateAnswer || port == 0 ? null : ScanKind.UDP;
    }

    private void tried(PacketSummary packet, ScanKind kind) {
        boolean chosen = kind == ScanKind.UDP && packet.destinationPort() >= FIRST_CHOSEN;
        AttemptSet attempts = attemptTable.note(
                packet.sourceHigh(),
                packet.sourceLow(),
                packet.destinationHigh(),
                packet.destinationLow(),
                kind.item(packet.destinationPort()),
                kind.flag() | (chosen ? CHOSEN : 0),
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

    /** It was no knock at a closed door: something lives there. */
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
                    AttemptSet.FINE | OPEN);
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

    private @Nullable AttemptSet attempts(Flow flow) {
        return attemptTable.attempts(flow.clientHigh(), flow.clientLow(), flow.serverHigh(), flow.serverLow());
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
                        AttemptSet.FINE | OPEN);
                noteOpen(flow, nanos);
            }
            case REFUSED, TIMED_OUT, UNREACHABLE, PENDING_EVICTED -> failed(flow, outcome, 0, nanos);
            case RESET, SYN_ACK_UNANSWERED -> failed(flow, outcome, OPEN, nanos);
            case MIDSTREAM -> {}
        }
    }

    /** In a scan by whole connections the open ports are of interest, though no evidence. */
    private void noteOpen(Flow flow, long nanos) {
        AttemptSet attempts = attempts(flow);
        if (attempts != null) {
            attempts.add(ScanKind.SYN.item(flow.servicePort()), ScanKind.SYN.flag() | AttemptSet.FINE | OPEN, nanos);
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
                attempts.examples.add(context.onClock(nanos), "SYN " + Wording.ends(flow) + " " + words(outcome));
            }
            if (attempts.isWorthALook()) {
                verdict.judge(attempts, ScanKind.SYN, nanos, direction(attempts));
            }
        }
    }

    private static String words(HandshakeOutcome outcome) {
        return switch (outcome) {
            case REFUSED -> "refused";
            case TIMED_OUT -> "not answered";
            case UNREACHABLE -> "unreachable";
            case RESET -> "answered, then reset by the client";
            case SYN_ACK_UNANSWERED -> "answered, then left alone";
            case PENDING_EVICTED -> "not answered so far";
            case COMPLETED, MIDSTREAM -> "connected";
        };
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
                    verdict.judge(attempts, kind, nanos - ANSWER_NANOS, direction(attempts));
                }
            }
        });
        attemptTable.forget(nanos);
    }
}
