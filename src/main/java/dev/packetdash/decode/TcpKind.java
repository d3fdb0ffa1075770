package dev.packetdash.decode;

import dev.packetdash.net.TcpFlags;

/** What a TCP segment is for, told from its flags; each segment is of exactly one kind. */
public enum TcpKind {
    SYN,
    SYN_ACK,
    FIN,
    RST,
    /** Carries payload. */
    DATA,
    /** Only acknowledges. */
    ACK,
    /** No flag at all: sent by no TCP, but by scanners. */
    NULL,
    /** FIN, PSH and URG without ACK: likewise. */
    XMAS,
    OTHER;

    private static final int ALL_BUT_ECN = 0x3f;
    private static final int XMAS_FLAGS = TcpFlags.FIN | TcpFlags.PSH | TcpFlags.URG;

    /**
     * @param flags         the low eight flag bits
     * @param payloadLength bytes after the header, by the IP header's length field
     */
    static TcpKind of(int flags, int payloadLength) {
        int significant = flags & ALL_BUT_ECN;
        if (significant == 0) {
            return NULL;
        }
        if (significant == XMAS_FLAGS) {
            return XMAS;
        }
        if ((flags & TcpFlags.RST) != 0) {
            return RST;
        }
        if (TcpFlags.isSyn(flags)) {
            return SYN;
        }
        if (TcpFlags.isSynAck(flags)) {
            return SYN_ACK;
        }
        if ((flags & TcpFlags.SYN) != 0) {
            return OTHER;
        }
        if ((flags & TcpFlags.FIN) != 0) {
            return FIN;
        }
        if (payloadLength > 0) {
            return DATA;
        }
        return (flags & TcpFlags.ACK) != 0 ? ACK : OTHER;
    }
}
