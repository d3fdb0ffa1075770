package dev.packetdash.detect;

import dev.packetdash.alert.AlertKind;
import dev.packetdash.decode.FragmentPosition;
import dev.packetdash.decode.PacketSummary;
import dev.packetdash.decode.Protocol;
import dev.packetdash.decode.TcpKind;
import dev.packetdash.flow.Flow;
import dev.packetdash.flow.HandshakeOutcome;
import dev.packetdash.net.Direction;
import dev.packetdash.net.IpAddress;
import dev.packetdash.net.TcpFlags;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One source tries many ports of one host. Counted are failed first contacts, each port once: refused, unanswered, unreachable or given
 * up when answered. A port that has served anybody before is a service, and its failure no evidence.
 */
final class PortScan implements Detector {
    /**
     * {@code packetdash.detect.port-scan.*}.
     *
     * @param enabled      whether it looks for scans at all
     * @param ports        distinct failed ports of one host within {@code window} that are a scan
     * @param window       see {@code ports}
     * @param suspectPorts failed ports within {@code suspectWindow} that make a source a suspect (severity low)
     * @param suspectWindow see {@code suspectPorts}
     * @param stealthPorts ports asked by FIN, NULL, XMAS or other odd flags within {@code window} that are a scan: nobody honest sends these
     * @param slowPorts    failed ports within {@code slowWindow} that are a slow scan, where few others were answered; a third of them
     *                     makes a suspect
     * @param slowWindow   see {@code slowPorts}
     * @param failureRatio failed among all ports tried within {@code slowWindow}, at least, for a slow scan
     * @param maxSources   pairs of source and host watched, an interface; where there are more, those with the fewest ports are forgotten
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
            int maxSources) {
        public static final Settings DEFAULTS = new Settings(
                true, 15, Duration.ofSeconds(30), 4, Duration.ofSeconds(5), 5, 25, Duration.ofMinutes(15), 0.8, 16_384);

        public Settings {
            Check.range("port-scan.ports", ports, 2, 1024);
            Check.window("port-scan.window", window, Duration.ofSeconds(1), Duration.ofHours(1));
            Check.range("port-scan.suspect-ports", suspectPorts, 3, 1024);
            Check.window("port-scan.suspect-window", suspectWindow, Duration.ofSeconds(1), Duration.ofHours(1));
            Check.range("port-scan.stealth-ports", stealthPorts, 2, 1024);
            Check.range("port-scan.slow-ports", slowPorts, 3, 1024);
            Check.window("port-scan.slow-window", slowWindow, Duration.ofMinutes(1), Duration.ofHours(24));
            Check.ratio("port-scan.failure-ratio", failureRatio);
            Check.range("port-scan.max-sources", maxSources, 64, 1 << 20);
        }
    }

    /** Tallies of a pursuit. */
    static final int CRAFTED = 0;

    static final int ORDINARY = 1;
    static final int REFUSED_DATAGRAMS = 2;

    /** A mark of a pursuit's thing, beside those of {@link ScanKind}: the port is open. */
    static final int OPEN = 1 << 16;

    /** A mark of a datagram's port: one that streams of calls and games use too. */
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

    private final Watch watch;
    private final Settings settings;
    private final Contacts contacts;
    private final ScanVerdict verdict;
    private final RefusedDatagrams datagrams = new RefusedDatagrams();

    PortScan(Settings settings, Watch watch) {
        this.settings = settings;
        this.watch = watch;
        contacts = new Contacts(settings.maxSources(), settings.slowWindow().toNanos());
        verdict = new ScanVerdict(settings, watch, contacts);
    }

    @Override
    public AlertKind kind() {
        return AlertKind.PORT_SCAN;
    }

    @Override
    public Set<Interest> interests() {
        return Set.of(Interest.FLOW_OPENED, Interest.FLOW_ANSWERED, Interest.FLOW_ATTEMPTED, Interest.FLOW_UNREACHABLE);
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
        Pursuit pursuit = contacts.note(
                packet.sourceHigh(),
                packet.sourceLow(),
                packet.destinationHigh(),
                packet.destinationLow(),
                kind.thing(packet.destinationPort()),
                kind.mark() | (chosen ? CHOSEN : 0),
                packet.monotonicNanos());
        if (pursuit != null) {
            exemplify(pursuit, packet, kind);
            if (kind != ScanKind.UDP && kind != ScanKind.ACK && pursuit.isWorthALook()) {
                verdict.judge(pursuit, kind, packet.monotonicNanos(), packet.direction());
            }
        }
    }

    private static void exemplify(Pursuit pursuit, PacketSummary packet, ScanKind kind) {
        if (pursuit.examples.hasRoom()) {
            pursuit.examples.add(
                    packet.timestampNanos(),
                    kind.title() + " probe " + Lines.address(packet.sourceHigh(), packet.sourceLow()) + " → "
                            + Lines.endpoint(
                                    packet.destinationHigh(), packet.destinationLow(), packet.destinationPort()));
        }
    }

    private void tallyRequest(PacketSummary syn) {
        Pursuit pursuit =
                contacts.pursuit(syn.sourceHigh(), syn.sourceLow(), syn.destinationHigh(), syn.destinationLow());
        if (pursuit != null) {
            pursuit.tallies[syn.tcp().isHandmadeRequest() ? CRAFTED : ORDINARY]++;
        }
    }

    /** It was no knock at a closed door: something lives there. */
    @Override
    public void answered(Flow flow, PacketSummary packet) {
        ScanKind kind = packet.protocol() == Protocol.UDP ? ScanKind.UDP : ScanKind.ACK;
        boolean refusal = packet.protocol() == Protocol.TCP && packet.tcpKind() == TcpKind.RST;
        if (!refusal) {
            contacts.mark(
                    packet.destinationHigh(),
                    packet.destinationLow(),
                    packet.sourceHigh(),
                    packet.sourceLow(),
                    kind.thing(packet.sourcePort()),
                    Pursuit.FINE | OPEN);
        }
    }

    @Override
    public void unreachable(Flow flow, PacketSummary packet) {
        Pursuit pursuit = datagrams.read(flow, packet)
                ? contacts.pursuit(datagrams.sourceHigh, datagrams.sourceLow, datagrams.targetHigh, datagrams.targetLow)
                : null;
        if (pursuit != null && pursuit.contains(ScanKind.UDP.thing(datagrams.targetPort))) {
            pursuit.tallies[REFUSED_DATAGRAMS]++;
        }
    }

    private @Nullable Pursuit pursuit(Flow flow) {
        return contacts.pursuit(flow.clientHigh(), flow.clientLow(), flow.serverHigh(), flow.serverLow());
    }

    @Override
    public void attempted(Flow flow, HandshakeOutcome outcome, long nanos) {
        switch (outcome) {
            case COMPLETED -> {
                contacts.mark(
                        flow.clientHigh(),
                        flow.clientLow(),
                        flow.serverHigh(),
                        flow.serverLow(),
                        ScanKind.SYN.thing(flow.servicePort()),
                        Pursuit.FINE | OPEN);
                noteOpen(flow, nanos);
            }
            case REFUSED, TIMED_OUT, UNREACHABLE, PENDING_EVICTED -> failed(flow, outcome, 0, nanos);
            case RESET, SYN_ACK_UNANSWERED -> failed(flow, outcome, OPEN, nanos);
            case MIDSTREAM -> {}
        }
    }

    /** In a scan by whole connections the open ports are of interest, though no evidence. */
    private void noteOpen(Flow flow, long nanos) {
        Pursuit pursuit = pursuit(flow);
        if (pursuit != null) {
            pursuit.add(ScanKind.SYN.thing(flow.servicePort()), ScanKind.SYN.mark() | Pursuit.FINE | OPEN, nanos);
        }
    }

    private void failed(Flow flow, HandshakeOutcome outcome, int marks, long nanos) {
        if (watch.isService(flow)) {
            return;
        }
        Pursuit pursuit = contacts.note(
                flow.clientHigh(),
                flow.clientLow(),
                flow.serverHigh(),
                flow.serverLow(),
                ScanKind.SYN.thing(flow.servicePort()),
                ScanKind.SYN.mark() | marks,
                nanos);
        if (pursuit != null) {
            if (pursuit.examples.hasRoom()) {
                pursuit.examples.add(watch.onClock(nanos), "SYN " + Lines.ends(flow) + " " + words(outcome));
            }
            if (pursuit.isWorthALook()) {
                verdict.judge(pursuit, ScanKind.SYN, nanos, direction(pursuit));
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

    private Direction direction(Pursuit pursuit) {
        return watch.home().direction(pursuit.sourceHigh, pursuit.sourceLow, pursuit.thatHigh, pursuit.thatLow);
    }

    /** Judges by what has had the time to be answered, and forgets. */
    @Override
    public void advance(long nanos) {
        verdict.advance();
        contacts.forEach(pursuit -> {
            for (ScanKind kind : List.of(ScanKind.UDP, ScanKind.ACK)) {
                if (pursuit.count(kind.mark(), Pursuit.FINE, Long.MIN_VALUE, nanos) >= settings.suspectPorts()) {
                    verdict.judge(pursuit, kind, nanos - ANSWER_NANOS, direction(pursuit));
                }
            }
        });
        contacts.forget(nanos);
    }

    /** Those that are suspects or more now. */
    List<ScanSuspect> suspects(long nanos) {
        List<ScanSuspect> suspects = new ArrayList<>();
        contacts.forEach(pursuit -> verdict.suspect(pursuit, nanos).ifPresent(suspects::add));
        return suspects;
    }

    @Override
    public long tracked() {
        return contacts.tracked();
    }

    @Override
    public long evictions() {
        return contacts.evictions();
    }
}
