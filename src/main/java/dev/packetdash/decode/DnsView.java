package dev.packetdash.decode;

import dev.packetdash.net.Frame;
import dev.packetdash.table.Hashing;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/**
 * A DNS message: query or response, its code, and its questions with their names, one at a time (RFC 1035, section 4).
 * Known by the ports of DNS, mDNS and LLMNR; over TCP, one that is all in one segment. Reads without allocating.
 */
public final class DnsView extends OnDemand {
    public static final int PORT = 53;
    /** Questions read of one message; more are of no use to anybody, and cost time. */
    static final int MAXIMUM_QUESTIONS = 64;

    private static final int MULTICAST_PORT = 5353;
    private static final int LINK_LOCAL_PORT = 5355;

    private static final int HEADER_LENGTH = 12;
    private static final int FLAGS = 2;
    private static final int QUESTIONS = 4;
    private static final int RESPONSE = 0x8000;
    private static final int RESPONSE_CODE = 0xf;

    private static final int POINTER = 0xc0;
    private static final int POINTER_LENGTH = 2;
    private static final int LONGEST_LABEL = 63;
    private static final int LONGEST_NAME = 255;
    private static final int TYPE_AND_CLASS_LENGTH = 4;

    /** Makes hashes unforeseeable, so that nobody can choose names that are counted as one. */
    private static final long KEY = new SecureRandom().nextLong();

    private static final long MULTIPLIER = new SecureRandom().nextLong() | 1;

    /** The current question's name: dotted, in lower case. */
    private final byte[] name = new byte[LONGEST_NAME];

    private Frame frame = new Frame();
    private int flags;
    private int questions;
    private int start;
    private int end;

    /** The index of the current question, -1 before the first. */
    private int current;
    /** Where the next question begins. */
    private int at;
    /** The current question is all there; true before the first. */
    private boolean whole;

    private int length;
    private int hostLength;
    private int type;
    private boolean typed;
    /** The name consists of labels alone and is not too long. */
    private boolean plain;

    DnsView() {}

    /** Returns true where a packet's ports are those of DNS, mDNS or LLMNR. */
    static boolean isExpected(PacketSummary packet) {
        return isPort(packet.destinationPort) || isPort(packet.sourcePort);
    }

    private static boolean isPort(int port) {
        return port == PORT || port == MULTICAST_PORT || port == LINK_LOCAL_PORT;
    }

    @Override
    boolean read(PacketSummary packet) {
        int payload = packet.payloadOffset();
        if (payload < 0) {
            return false;
        }
        frame = packet.frame;
        boolean tcp = packet.protocol == Protocol.TCP;
        int message = payload + (tcp ? Short.BYTES : 0);
        end = Math.min(payload + packet.payloadLength, frame.capturedLength());
        if (message + HEADER_LENGTH > end || tcp && frame.u16(payload) > packet.payloadLength - Short.BYTES) {
            return false;
        }
        flags = frame.u16(message + FLAGS);
        questions = Math.min(frame.u16(message + QUESTIONS), MAXIMUM_QUESTIONS);
        start = message + HEADER_LENGTH;
        rewind();
        return true;
    }

    private void rewind() {
        at = start;
        current = -1;
        whole = true;
        length = hostLength = 0;
        plain = typed = false;
    }

    public boolean isResponse() {
        return (flags & RESPONSE) != 0;
    }

    public DnsResponseCode responseCode() {
        return DnsResponseCode.of(flags & RESPONSE_CODE);
    }

    /** Moves to a question, the first being 0; returns false where there is none, or it is cut. */
    public boolean question(int index) {
        if (index < current) {
            rewind();
        }
        while (current < index && whole && current + 1 < questions) {
            current++;
            whole = readQuestion();
        }
        return current == index && whole;
    }

    /** Moves to the first question; returns false where its name is no plain one, or it is cut before its class. */
    public boolean hasHostName() {
        question(0);
        return plain && typed && length > 0;
    }

    private boolean readQuestion() {
        boolean ended = readName();
        typed = ended && at + Short.BYTES <= end;
        type = typed ? frame.u16(at) : 0;
        hostLength = typed ? registrableAt() : length;
        at += TYPE_AND_CLASS_LENGTH;
        return ended && at <= end;
    }

    /** Reads a name and goes behind it; a pointer ends one. Returns false where it is cut or makes no sense. */
    private boolean readName() {
        length = 0;
        plain = true;
        int first = at;
        while (at < end) {
            int label = frame.u8(at);
            if (label == 0) {
                at++;
                return true;
            }
            plain = label <= LONGEST_LABEL && at - first + label <= LONGEST_NAME;
            if (label >= POINTER) {
                at += POINTER_LENGTH;
                return true;
            }
            if (!plain) {
                return false;
            }
            append(label);
            if (at + 1 + label > end) {
                return false;
            }
            at += 1 + label;
        }
        return false;
    }

    private void append(int label) {
        if (length > 0) {
            name[length++] = '.';
        }
        for (int i = 1; i <= Math.min(label, end - at - 1); i++) {
            int character = frame.u8(at + i);
            name[length++] = (byte) (character >= 'A' && character <= 'Z' ? character | 0x20 : character);
        }
    }

    /** Returns where the last two labels begin, or three where those look like {@code co.uk}. */
    private int registrableAt() {
        int last = dotBefore(length);
        int second = dotBefore(last);
        boolean publicSuffix = length - last - 1 == 2 && last - second - 1 <= 3 && second >= 0;
        return (publicSuffix ? dotBefore(second) : second) + 1;
    }

    /** Returns the place of the last dot before, or -1. */
    private int dotBefore(int before) {
        int dot = before - 1;
        while (dot >= 0 && name[dot] != '.') {
            dot--;
        }
        return Math.max(-1, dot);
    }

    public DnsQueryType queryType() {
        return DnsQueryType.of(type);
    }

    /** Returns the resource record type asked for, as numbered by IANA. */
    public int type() {
        return type;
    }

    /** Returns the characters of the name that there are where it is cut; 0 where it is no plain one. */
    public int cutLength() {
        return plain ? length : 0;
    }

    /** Returns the length of the name in characters. */
    public int length() {
        return length;
    }

    /**
     * Returns how much of the name stands before its registrable domain, dots included; 0 for the domain itself, and
     * all of a name that is cut.
     */
    public int hostLength() {
        return hostLength;
    }

    /** Returns a character of the name. */
    public int at(int index) {
        return name[index] & 0xff;
    }

    /** Returns a hash of the name that nobody outside this process can foresee; the same for any case. */
    public long nameHash() {
        long hash = plain ? KEY : ~KEY;
        for (int i = 0; i < length; i++) {
            hash = hash * MULTIPLIER + name[i];
        }
        return Hashing.mix(hash);
    }

    /** Returns a hash that is equal for equal names from that character on, in any case. */
    public long hash(int from) {
        long hash = length - from;
        for (int i = from; i < length; i++) {
            hash = Hashing.mix(hash ^ name[i] & 0xff);
        }
        return hash;
    }

    /** Returns what {@link #hash} does for a name in lower case. */
    public static long hashOf(String name) {
        long hash = name.length();
        for (int i = 0; i < name.length(); i++) {
            hash = Hashing.mix(hash ^ name.charAt(i) & 0xff);
        }
        return hash;
    }

    /** Returns the name from that character on with question marks for what cannot be shown; allocates. */
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
