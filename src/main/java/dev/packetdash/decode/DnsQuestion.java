package dev.packetdash.decode;

import dev.packetdash.net.Frame;
import dev.packetdash.table.Hashing;
import java.nio.charset.StandardCharsets;

/**
 * The first question of a DNS message in a datagram, read without allocating (RFC 1035, section 4.1). Moved from packet
 * to packet by {@link #read}; owned by one thread.
 */
public final class DnsQuestion {
    public static final int PORT = 53;
    /** Answered: there is no such name (RFC 1035, section 4.1.1). */
    public static final int NO_SUCH_NAME = 3;

    private static final int HEADER = 12;
    private static final int FLAGS = 2;
    private static final int QUESTIONS = 4;
    private static final int MAXIMUM_NAME = 255;
    private static final int MAXIMUM_LABEL = 63;

    /** Dotted, in lower case. */
    private final byte[] name = new byte[MAXIMUM_NAME + 1];

    private int length;
    private int domain;
    private int type;
    private int flags;

    /** False where the packet is no such message, or is cut within its question. */
    public boolean read(PacketSummary packet) {
        int offset = packet.payloadOffset();
        boolean there = packet.protocol == Protocol.UDP && offset >= 0 && packet.payloadLength > HEADER;
        int end = there ? Math.min(packet.frame.capturedLength(), offset + packet.payloadLength) : 0;
        length = 0;
        if (!there || offset + HEADER > end || packet.frame.u16(offset + QUESTIONS) == 0) {
            return false;
        }
        flags = packet.frame.u16(offset + FLAGS);
        return readName(packet.frame, offset + HEADER, end);
    }

    private boolean readName(Frame frame, int from, int end) {
        length = 0;
        int at = from;
        while (at < end && frame.u8(at) != 0) {
            int label = frame.u8(at);
            if (label > MAXIMUM_LABEL || length + label + 1 > MAXIMUM_NAME) {
                length = 0;
                return false;
            }
            if (length > 0) {
                name[length++] = '.';
            }
            for (int i = 1; i <= Math.min(label, end - at - 1); i++) {
                int character = frame.u8(at + i);
                name[length++] = (byte) (character >= 'A' && character <= 'Z' ? character | 0x20 : character);
            }
            at += label + 1;
        }
        if (length == 0 || at + 3 > end) {
            domain = length;
            return false;
        }
        type = frame.u16(at + 1);
        domain = registrable();
        return true;
    }

    /** Two labels, or three where the last two look like {@code co.uk}: the public suffix list in a line. */
    private int registrable() {
        int last = dotBefore(length);
        int second = dotBefore(last);
        boolean publicSuffix = length - last - 1 == 2 && last - second - 1 <= 3 && second >= 0;
        return (publicSuffix ? dotBefore(second) : second) + 1;
    }

    /** The place of the last dot before, or -1. */
    private int dotBefore(int before) {
        int at = before - 1;
        while (at >= 0 && name[at] != '.') {
            at--;
        }
        return Math.max(-1, at);
    }

    public boolean isResponse() {
        return (flags & 0x8000) != 0;
    }

    public int responseCode() {
        return flags & 0xf;
    }

    /** A resource record type as numbered by IANA. */
    public int type() {
        return type;
    }

    /**
     * Characters of the name that there are, after {@link #read} was false; 0 where there is none. Flags and hash are
     * good too; what looks like a host is all of it.
     */
    public int cutLength() {
        return length;
    }

    /** Of {@link #name}, in characters. */
    public int length() {
        return length;
    }

    /** How much of the name stands before its registrable domain, dots included; 0 for the domain itself. */
    public int hostLength() {
        return domain;
    }

    /** A character of the name. */
    public int at(int index) {
        return name[index] & 0xff;
    }

    /** Equal for equal names from that character on, in any case. */
    public long hash(int from) {
        long hash = length - from;
        for (int i = from; i < length; i++) {
            hash = Hashing.mix(hash ^ name[i] & 0xff);
        }
        return hash;
    }

    /** As {@link #hash} says of a name in lower case. */
    public static long hashOf(String name) {
        long hash = name.length();
        for (int i = 0; i < name.length(); i++) {
            hash = Hashing.mix(hash ^ name.charAt(i) & 0xff);
        }
        return hash;
    }

    /** The name, or what of it begins at that character; what is no plain character as a question mark. */
    public String text(int from) {
        StringBuilder text = new StringBuilder(new String(name, from, length - from, StandardCharsets.ISO_8859_1));
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= ' ' || text.charAt(i) >= 0x7f) {
                text.setCharAt(i, '?');
            }
        }
        return text.toString();
    }
}
