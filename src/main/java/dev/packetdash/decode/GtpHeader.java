package dev.packetdash.decode;

import dev.packetdash.net.Frame;
import dev.packetdash.net.Labels;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A GTP-U header with its extension headers, which stay unread (3GPP TS 29.281, section 5). */
final class GtpHeader extends DatagramHeader {
    static final int MINIMUM_LENGTH = 8;

    /** A message that carries a user's packet. */
    private static final int G_PDU = 255;

    private static final int FLAGS = 0;
    private static final int MESSAGE_TYPE = 1;
    private static final int PAYLOAD_LENGTH = 2;
    private static final int TUNNEL_ENDPOINT = 4;
    private static final int SEQUENCE = 8;
    private static final int NEXT_EXTENSION = 11;
    private static final int OPTIONAL_LENGTH = 4;

    /** Version 1 and the protocol type, which is 0 for charging. */
    private static final int VERSION_AND_TYPE_MASK = 0xf0;

    private static final int VERSION_1_OF_USERS = 0x30;
    private static final int EXTENDED = 4;
    private static final int NUMBERED = 2;
    private static final int OPTIONAL = 7;
    private static final int NO_EXTENSION = 0;

    @Override
    DecodeOutcome wrap(Frame frame, int offset, int end) {
        DecodeOutcome outcome = begin(frame, offset, end, MINIMUM_LENGTH);
        if (outcome == DecodeOutcome.COMPLETE && has(OPTIONAL)) {
            outcome = reach(MINIMUM_LENGTH + OPTIONAL_LENGTH, end);
            return outcome == DecodeOutcome.COMPLETE && has(EXTENDED) ? reachBehindExtensions(end) : outcome;
        }
        return outcome;
    }

    /**
     * Each extension begins with its length in units of four bytes and ends with the type of the next (section 5.2.1).
     */
    private DecodeOutcome reachBehindExtensions(int end) {
        DecodeOutcome outcome = DecodeOutcome.COMPLETE;
        int next = u8(NEXT_EXTENSION);
        while (next != NO_EXTENSION && outcome == DecodeOutcome.COMPLETE) {
            int extension = length;
            outcome = reach(extension + 1, end);
            if (outcome == DecodeOutcome.COMPLETE) {
                int units = u8(extension);
                outcome = units == 0 ? DecodeOutcome.MALFORMED : reach(extension + (units << 2), end);
                next = outcome == DecodeOutcome.COMPLETE ? u8(length - 1) : next;
            }
        }
        return outcome;
    }

    @Override
    boolean isMessage(Frame frame, int offset, int payload) {
        return (frame.u8(offset + FLAGS) & VERSION_AND_TYPE_MASK) == VERSION_1_OF_USERS
                && !typeName(frame.u8(offset + MESSAGE_TYPE)).isEmpty()
                && MINIMUM_LENGTH + frame.u16(offset + PAYLOAD_LENGTH) == payload;
    }

    int messageType() {
        return u8(MESSAGE_TYPE);
    }

    private boolean has(int flags) {
        return (u8(FLAGS) & flags) != 0;
    }

    @Override
    @Nullable
    LayerKind next(DecodeState state) {
        state.summary.encapsulated(Encapsulation.GTP);
        boolean carries = messageType() == G_PDU;
        return carries
                ? NextHeader.ofVersion(state, DecodeLayer.ENCAPSULATION, DecodeOutcome.UNSUPPORTED)
                : state.complete();
    }

    @Override
    void describe(Map<String, String> fields) {
        fields.put("flags", Labels.hex(u8(FLAGS), 2));
        fields.put("messageType", FieldText.named(messageType(), typeName(messageType())));
        fields.put("length", Integer.toString(u16(PAYLOAD_LENGTH)));
        fields.put("tunnelEndpointIdentifier", Labels.hex((int) u32(TUNNEL_ENDPOINT), 8));
        if (has(NUMBERED) && length > SEQUENCE) {
            fields.put("sequence", Integer.toString(u16(SEQUENCE)));
        }
    }

    /** Empty for what is no message between users' tunnels (section 7.1). */
    private static String typeName(int messageType) {
        return switch (messageType) {
            case 1 -> "echo request";
            case 2 -> "echo response";
            case 26 -> "error indication";
            case 31 -> "supported extension headers notification";
            case 253 -> "tunnel status";
            case 254 -> "end marker";
            case G_PDU -> "G-PDU";
            default -> "";
        };
    }
}
