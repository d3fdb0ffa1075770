package dev.packetdash.decode;

import dev.packetdash.net.Frame;
import dev.packetdash.table.Hashing;
import java.security.SecureRandom;

/**
 * What counts of a DNS message: query or response, its code, the types of its questions and a hash of each name. Read
 * from the frame without allocating, question by question, by whoever counts; {@link DnsMessage} is for readers. Owned
 * by one thread.
 *
 * <p>Known by the ports of DNS, mDNS and LLMNR. Over TCP, of a message that is all in one segment.
 */
public final class DnsView {
    private static final int HEADER_LENGTH = 12;
    private static final int FLAGS = 2;
    private static final int QUESTIONS = 4;
    private static final int RESPONSE = 0x8000;
    private static final int RESPONSE_CODE = 0xf;

    private static final int POINTER = 0xc0;
    private static final int LONGEST_LABEL = 63;
    private static final int LONGEST_NAME = 255;
    private static final int TYPE_AND_CLASS = 4;

    /** Makes hashes unforeseeable, so that nobody can choose names that are counted as one. */
    private static final long KEY = new SecureRandom().nextLong();

    private Frame frame = new Frame();
    private int at;
    private int end;
    private int questionsLeft;
    private int flags;
    private int type;
    private long nameHash;

    /** True where a packet's ports are those of DNS, mDNS or LLMNR. */
    public static boolean isExpected(PacketSummary packet) {
        return isPort(packet.destinationPort) || isPort(packet.sourcePort);
    }

    private static boolean isPort(int port) {
        return port == 53 || (port | 2) == 5355;
    }

    /** Moves to the packet's message; false where there is none, or not even its header was captured. */
    public boolean read(PacketSummary packet) {
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
        questionsLeft = Math.min(frame.u16(message + QUESTIONS), DnsReader.MAXIMUM_RECORDS);
        at = message + HEADER_LENGTH;
        return true;
    }

    public boolean isResponse() {
        return (flags & RESPONSE) != 0;
    }

    public DnsResponseCode responseCode() {
        return DnsResponseCode.of(flags & RESPONSE_CODE);
    }

    /** Moves to the next question; false where there is none, or it is cut. */
    public boolean nextQuestion() {
        if (questionsLeft-- <= 0 || !skipName() || at + TYPE_AND_CLASS > end) {
            return false;
        }
        type = frame.u16(at);
        at += TYPE_AND_CLASS;
        return true;
    }

    public DnsQueryType queryType() {
        return DnsQueryType.of(type);
    }

    /** Of the question's name in lower case; the same for the same name as long as the process runs. */
    public long nameHash() {
        return nameHash;
    }

    /** Hashes on the way; a pointer ends a name and counts as its own text. */
    private boolean skipName() {
        nameHash = KEY;
        int start = at;
        while (at < end && at - start <= LONGEST_NAME) {
            int length = frame.u8(at);
            if (length >= POINTER) {
                at += 2;
                return true;
            }
            if (length > LONGEST_LABEL || at + 1 + length > end) {
                return false;
            }
            hash(length);
            at += 1 + length;
            if (length == 0) {
                return true;
            }
        }
        return false;
    }

    private void hash(int length) {
        long hash = nameHash + length;
        for (int i = 1; i <= length; i++) {
            int character = frame.u8(at + i);
            boolean capital = character >= 'A' && character <= 'Z';
            hash = hash * 31 + (capital ? character + ('a' - 'A') : character);
        }
        nameHash = Hashing.mix(hash);
    }
}
