package dev.packetdash.decode;

import dev.packetdash.net.Frame;
import dev.packetdash.net.Labels;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is in clear text at the beginning of a WireGuard message (WireGuard paper, section 5.4); all else is encrypted.
 */
final class WireGuardHeader extends DatagramHeader {
    private static final int TYPE = 0;
    /** The sender's own index, of a data message and a cookie the receiver's; then, in a response, the receiver's. */
    private static final int FIRST_INDEX = 4;

    private static final int SECOND_INDEX = 8;
    private static final int COUNTER = 8;

    private static final int INITIATION = 1;

    private static final int RESPONSE = 2;
    private static final int COOKIE = 3;
    private static final int DATA = 4;

    private static final int INITIATION_LENGTH = 148;
    private static final int RESPONSE_LENGTH = 92;
    private static final int COOKIE_LENGTH = 64;
    /** The length of a keep-alive, which carries nothing but the authentication tag. */
    private static final int SHORTEST_DATA_LENGTH = 32;

    @Override
    DecodeOutcome wrap(Frame frame, int offset, int end) {
        DecodeOutcome outcome = begin(frame, offset, end, FIRST_INDEX + Integer.BYTES);
        if (outcome != DecodeOutcome.COMPLETE) {
            return outcome;
        }
        return switch (type()) {
            case RESPONSE -> reach(SECOND_INDEX + Integer.BYTES, end);
            case DATA -> reach(COUNTER + Long.BYTES, end);
            default -> outcome;
        };
    }

    @Override
    boolean isMessage(Frame frame, int offset, int payload) {
        int reserved = frame.i32(offset) & 0xff_ffff;
        return reserved == 0
                && switch (frame.u8(offset + TYPE)) {
                    case INITIATION -> payload == INITIATION_LENGTH;
                    case RESPONSE -> payload == RESPONSE_LENGTH;
                    case COOKIE -> payload == COOKIE_LENGTH;
                    case DATA -> payload >= SHORTEST_DATA_LENGTH;
                    default -> false;
                };
    }

    static boolean isInitiation(Frame frame, int offset) {
        return frame.u8(offset + TYPE) == INITIATION;
    }

    private int type() {
        return u8(TYPE);
    }

    @Override
    @Nullable
    LayerKind next(DecodeState state) {
        state.summary.encapsulated(Encapsulation.WIREGUARD);
        return state.complete();
    }

    @Override
    void describe(Map<String, String> fields) {
        fields.put("type", FieldText.named(type(), typeName()));
        fields.put(type() == INITIATION || type() == RESPONSE ? "sender" : "receiver", index(FIRST_INDEX));
        if (type() == RESPONSE && length > SECOND_INDEX) {
            fields.put("receiver", index(SECOND_INDEX));
        }
        if (type() == DATA && length > COUNTER) {
            fields.put("counter", Long.toUnsignedString(Long.reverseBytes(frame.i64(offset + COUNTER))));
        }
    }

    /** All numbers have the lowest byte first. */
    private String index(int field) {
        return Labels.hex(Integer.reverseBytes((int) u32(field)), 8);
    }

    private String typeName() {
        return switch (type()) {
            case INITIATION -> "handshake initiation";
            case RESPONSE -> "handshake response";
            case COOKIE -> "cookie reply";
            default -> "data";
        };
    }
}
