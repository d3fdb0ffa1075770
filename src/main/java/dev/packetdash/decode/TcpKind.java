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
     * By the significant flags and whether there is payload: a look-up where the flags vary too much for branches to be
     * foreseen.
     */
    private static final TcpKind[] KINDS = new TcpKind[2 * (ALL_BUT_ECN + 1)];

    static {
        for (int i = 0; i < KINDS.length; i++) {
            KINDS[i] = tell(i >> 1, i & 1);
        }
    }

    /**
     * @param flags         the low eight flag bits
     * @param payloadLength bytes after the header, by the IP header's length field
     */
    static TcpKind of(int flags, int payloadLength) {
        return KINDS[(flags & ALL_BUT_ECN) << 1 | (payloadLength > 0 ? 1 : 0)];
    }

    private static TcpKind tell(int significant, int payloadLength) {
        if (significant == 0) {
            return NULL;
        }
        if (significant == XMAS_FLAGS) {
            return XMAS;
        }
        if ((significant & TcpFlags.RST) != 0) {
            return RST;
        }
        if (TcpFlags.isSyn(significant)) {
            return SYN;
        }
        if (TcpFlags.isSynAck(significant)) {
            return SYN_ACK;
        }
        if ((significant & TcpFlags.SYN) != 0) {
            return OTHER;
        }
        if ((significant & TcpFlags.FIN) != 0) {
            return FIN;
        }
        if (payloadLength > 0) {
            return DATA;
        }
        return (significant & TcpFlags.ACK) != 0 ? ACK : OTHER;
    }
}
