package dev.packetdash.detect;

import dev.packetdash.decode.FragmentPosition;
import dev.packetdash.decode.PacketSummary;
import dev.packetdash.decode.Protocol;
import dev.packetdash.net.TcpFlags;
import org.jspecify.annotations.Nullable;

/** The ways of asking for a port, each a flag of what was tried. */
enum ScanKind {
    /** A connection request that came to nothing, or was given up as soon as it was answered. */
    SYN("SYN scan"),
    /** A FIN that belongs to no connection, without the ACK that every honest one has. */
    FIN("FIN scan"),
    /** No flags at all. */
    NULL("NULL scan"),
    /** FIN, PSH and URG. */
    XMAS("XMAS scan"),
    /** Flags that no connection has together, such as SYN and FIN, or lacks, such as PSH without ACK. */
    ODD_FLAGS("odd flags scan"),
    /** An ACK or an honest FIN that belongs to no connection. */
    ACK("ACK scan"),
    UDP("UDP scan");

    private static final ScanKind[] ALL = values();

    /** Ports that traceroute and mtr count up through. */
    private static final int FIRST_TRACE_PORT = 33_000;

    private static final int LAST_TRACE_PORT = 34_999;
    /** From here on calls, games and peers choose their ports: silence there says nothing. */
    private static final int FIRST_CHOSEN = 10_000;

    private static final int EPHEMERAL = 32_768;
    private static final int WELL_KNOWN = 1024;

    /** A flag of an attempt set's item, beside those of the kinds: the port is open. */
    static final int OPEN = 1 << 16;

    /** A flag of a datagram's port: one that streams of calls and games use too. */
    static final int CHOSEN = 1 << 17;

    private final String title;

    ScanKind(String title) {
        this.title = title;
    }

    /** Returns how a packet that began a flow asks for its port; null where it does so as everybody does. */
    static @Nullable ScanKind of(PacketSummary packet) {
        return packet.protocol() == Protocol.UDP ? ofDatagram(packet) : ofSegment(packet);
    }

    private static @Nullable ScanKind ofSegment(PacketSummary packet) {
        if (packet.protocol() != Protocol.TCP) {
            return null;
        }
        if (!packet.transportDecoded()) {
            // Nobody honest cuts a header in two: so a filter that looks for flags does not find any.
            return packet.fragment() == FragmentPosition.FIRST ? SYN : null;
        }
        boolean toService = packet.destinationPort() < packet.sourcePort();
        return switch (packet.tcpKind()) {
            case NULL -> NULL;
            case XMAS -> XMAS;
            case FIN -> (packet.tcpFlags() & TcpFlags.ACK) == 0 ? FIN : toService ? ACK : null;
            // The late ACK of a server to a client that has gone has its ports the other way round.
            case ACK -> toService && packet.tcpFlags() == TcpFlags.ACK ? ACK : null;
            case OTHER -> ODD_FLAGS;
            default -> null;
        };
    }

    private static @Nullable ScanKind ofDatagram(PacketSummary packet) {
        int port = packet.destinationPort();
        boolean trace = port >= FIRST_TRACE_PORT && port <= LAST_TRACE_PORT;
        // To an asker who has gone, or to the victim of a flood that is bounced off many.
        int firstOfAskers = QuestionPort.is(packet.sourcePort()) ? WELL_KNOWN : EPHEMERAL;
        boolean lateAnswer = packet.sourcePort() < WELL_KNOWN && port >= firstOfAskers;
        return trace || lateAnswer || port == 0 ? null : UDP;
    }

    String title() {
        return title;
    }

    int flag() {
        return 1 << ordinal();
    }

    /** Returns the flags of a port tried in this way. */
    int flags(int port) {
        return this == UDP && port >= FIRST_CHOSEN ? flag() | CHOSEN : flag();
    }

    /** Returns a port tried in this way, as an attempt set's item. */
    long item(int port) {
        return (long) ordinal() << 16 | port;
    }

    static int port(long item) {
        return (int) item & 0xffff;
    }

    static ScanKind[] all() {
        return ALL;
    }
}
