package dev.packetdash.net;

import java.util.List;
import java.util.Locale;

/** The low eight flag bits of a TCP header (RFC 9293, section 3.1). */
public final class TcpFlags {
    public static final int FIN = 0x01;
    public static final int SYN = 0x02;
    public static final int RST = 0x04;
    public static final int PSH = 0x08;
    public static final int ACK = 0x10;
    public static final int URG = 0x20;
    public static final int ECE = 0x40;
    public static final int CWR = 0x80;

    private static final String[] NAMES = {"FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR"};

    private TcpFlags() {}

    /** A connection request: SYN without ACK, RST or FIN. */
    public static boolean isSyn(int flags) {
        return (flags & (SYN | ACK | RST | FIN)) == SYN;
    }

    /** The answer to a connection request. */
    public static boolean isSynAck(int flags) {
        return (flags & (SYN | ACK | RST | FIN)) == (SYN | ACK);
    }

    /** The names of the bits set, the lowest first: {@code SYN,ACK}; {@code none} without any. */
    public static String names(int flags) {
        StringBuilder names = new StringBuilder();
        for (int bit = 0; bit < NAMES.length; bit++) {
            if ((flags & 1 << bit) != 0) {
                names.append(names.isEmpty() ? "" : ",").append(NAMES[bit]);
            }
        }
        return names.isEmpty() ? "none" : names.toString();
    }

    /**
     * The bits of a list of at least one name as {@link #names} writes it, in any case and order.
     *
     * @throws IllegalArgumentException for a name that no bit has
     */
    public static int parse(String names) {
        int flags = 0;
        for (String name : names.split(",")) {
            int bit = List.of(NAMES).indexOf(name.strip().toUpperCase(Locale.ROOT));
            if (bit < 0) {
                throw new IllegalArgumentException(
                        "no TCP flag is named '" + name + "'; there are " + String.join(", ", NAMES));
            }
            flags |= 1 << bit;
        }
        return flags;
    }
}
