package dev.packetdash.payload;

import dev.packetdash.decode.PacketSummary;
import dev.packetdash.decode.Protocol;
import dev.packetdash.net.IpAddress;
import dev.packetdash.payload.DnsMessage.Answer;
import dev.packetdash.payload.DnsMessage.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one DNS message, stopping quietly where it is cut or makes no sense. */
final class DnsReader {
    /** Records read of each section; more are of no use to a reader, and cost time. */
    static final int MAXIMUM_RECORDS = 64;

    /** Bytes of a whole name, and so of all labels that its pointers lead to (RFC 1035, section 2.3.4). */
    private static final int MAXIMUM_NAME = 255;

    private static final int RESPONSE = 0x8000;
    private static final int RESPONSE_CODE = 0xf;
    private static final int POINTER = 0xc0;

    private final PayloadReader in;
    /** Where the message begins in the payload: behind its length in TCP. */
    private final int start;

    private boolean broken;

    DnsReader(PacketSummary packet) {
        in = new PayloadReader(packet);
        start = packet.protocol() == Protocol.TCP ? Short.BYTES : 0;
    }

    Optional<DnsMessage> read(ApplicationProtocol protocol) {
        boolean whole = start == 0 || in.u16() <= in.remainingOnWire();
        in.skip(Short.BYTES);
        int flags = in.u16();
        if (!whole || in.isExhausted()) {
            return Optional.empty();
        }
        int questionCount = in.u16();
        int answerCount = in.u16();
        in.skip(2 * Short.BYTES);
        int operation = flags >>> 11 & 0xf;
        boolean response = (flags & RESPONSE) != 0;
        List<Question> questions = questions(questionCount);
        List<Answer> answers = answers(answerCount);
        return Optional.of(new DnsMessage(protocol, operation, response, flags & RESPONSE_CODE, questions, answers));
    }

    private List<Question> questions(int count) {
        List<Question> questions = new ArrayList<>();
        for (int i = 0; i < count && i < MAXIMUM_RECORDS; i++) {
            String name = name();
            int type = in.u16();
            in.skip(Short.BYTES);
            if (isOver()) {
                break;
            }
            questions.add(new Question(name, type));
        }
        return List.copyOf(questions);
    }

    private List<Answer> answers(int count) {
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < count && i < MAXIMUM_RECORDS && !isOver(); i++) {
            String name = name();
            int type = in.u16();
            in.skip(Short.BYTES + Integer.BYTES);
            int length = in.u16();
            int data = in.position();
            String text = data(type, length);
            if (isOver()) {
                break;
            }
            answers.add(new Answer(name, type, text));
            in.go(data + length);
        }
        return List.copyOf(answers);
    }

    private boolean isOver() {
        return broken || in.isExhausted();
    }

    private String data(int type, int length) {
        return switch (type) {
            case DnsType.A -> length == 4 ? IpAddress.ipv4((int) in.u32()).toString() : "";
            case DnsType.AAAA ->
                length == 16 ? new IpAddress(in.u32() << 32 | in.u32(), in.u32() << 32 | in.u32()).toString() : "";
            case DnsType.NS, DnsType.CNAME, DnsType.PTR -> name();
            default -> "";
        };
    }

    /**
     * The name here; goes behind it, not behind what it points to. A pointer must lead before the labels it ends (RFC
     * 1035, section 4.1.4: "a prior occurrence"), so that there can be no loop.
     */
    private String name() {
        StringBuilder name = new StringBuilder();
        int behind = -1;
        int before = in.position();
        int bytes = 0;
        for (int length = in.u8(); length != 0 && !in.isExhausted(); length = in.u8()) {
            if (length >= POINTER) {
                int target = start + ((length & ~POINTER) << 8 | in.u8());
                behind = behind < 0 ? in.position() : behind;
                broken |= target >= before;
                before = target;
                in.go(target);
            } else {
                bytes += length + 1;
                broken |= length >= 0x40 || bytes > MAXIMUM_NAME;
                appendLabel(name, length);
            }
            if (broken) {
                return name.toString();
            }
        }
        if (behind >= 0) {
            in.go(behind);
        }
        return name.isEmpty() ? "<Root>" : name.toString();
    }

    private void appendLabel(StringBuilder name, int length) {
        if (!name.isEmpty()) {
            name.append('.');
        }
        for (int i = 0; i < length && !broken; i++) {
            int character = in.u8();
            if (character > ' ' && character < 0x7f) {
                name.append((char) character);
            } else {
                name.append("\\%03d".formatted(character));
            }
        }
    }
}
