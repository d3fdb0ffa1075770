package dev.packetdash.decode;

import dev.packetdash.net.Frame;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A window on one header of a frame, moved by {@code wrap} from packet to packet. After {@code wrap} the header's first
 * {@link #length} bytes are there and its accessors cannot fail: all of it where the outcome is complete; else its
 * fixed part or nothing.
 */
abstract class Header {
    Frame frame = new Frame();
    int offset;
    int length;

    /**
     * Moves the window to {@code offset} and checks the header once.
     *
     * @param end offset of the first byte that, by the layers below, is no longer of this packet
     * @return complete: all there; truncated: cut by the snapshot length; malformed: contradicts its protocol, or the
     *     packet ends in it
     */
    abstract DecodeOutcome wrap(Frame frame, int offset, int end);

    /**
     * Reads this header where decoding stands and notes it in the summary; ends decoding where it is not all there.
     * Headers that say something even so, or that may turn out to be none, override this.
     *
     * @return the kind of the header that follows; null where decoding has ended
     */
    @Nullable
    LayerKind read(DecodeState state) {
        return state.passed(this, wrap(state.frame, state.offset, state.end)) ? next(state) : null;
    }

    /**
     * Notes in the summary what this header says, which is all there and behind which decoding now stands.
     *
     * @return the kind of the header that follows; null where decoding has ended
     */
    abstract @Nullable LayerKind next(DecodeState state);

    /** Lists the fields as text in the order of the header. */
    abstract void describe(Map<String, String> fields);

    /** Moves the window and asks for the fixed part, the first {@code minimum} bytes. */
    final DecodeOutcome begin(Frame frame, int offset, int end, int minimum) {
        this.frame = frame;
        this.offset = offset;
        length = 0;
        return reach(minimum, end);
    }

    /** Makes the header {@code wanted} bytes long if they are there; it stays as long as it was if they are not. */
    final DecodeOutcome reach(int wanted, int end) {
        if (wanted > end - offset) {
            return DecodeOutcome.MALFORMED;
        }
        if (wanted > frame.capturedLength() - offset) {
            return DecodeOutcome.TRUNCATED;
        }
        length = wanted;
        return DecodeOutcome.COMPLETE;
    }

    /** The header cannot be trusted at all: none of it may be read. */
    final DecodeOutcome reject() {
        length = 0;
        return DecodeOutcome.MALFORMED;
    }

    final int u8(int field) {
        return frame.u8(offset + field);
    }

    final int u16(int field) {
        return frame.u16(offset + field);
    }

    final long u32(int field) {
        return frame.u32(offset + field);
    }
}
