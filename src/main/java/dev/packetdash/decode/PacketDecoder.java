package dev.packetdash.decode;

import dev.packetdash.net.Frame;
import dev.packetdash.net.LocalAddresses;
import java.util.stream.Stream;

/**
 * Turns one frame into one {@link PacketSummary}; never throws, never allocates. One per thread.
 *
 * <p>It asks each header for the kind of the next until one has none: decoding ended there, and the outcome says why. A
 * network header inside another simply overwrites what the outer one said. Another protocol is one {@link Header}, its
 * row in {@link LayerKind}, and its number in {@link NextHeader}.
 */
public final class PacketDecoder {
    /** Bounds the work on a packet that is nothing but tags or extension headers. */
    private static final int MAXIMUM_HEADERS = 256;

    /** One window for each kind of header, by its ordinal. */
    private final Header[] headers =
            Stream.of(LayerKind.values()).map(LayerKind::header).toArray(Header[]::new);

    private final DecodeState state = new DecodeState();

    /** Sets whose packets count as {@code in} and {@code out} from now on. */
    public void localAddresses(LocalAddresses addresses) {
        state.directions.localAddresses(addresses);
    }

    /** Overwrites {@code summary} with what {@code frame} holds. */
    public void decode(Frame frame, PacketSummary summary) {
        state.start(frame, summary);
        if (!FastPath.decode(state)) {
            decodeRest();
        }
    }

    /** The same header by header, whatever the packet is. */
    void decodeByHeaders(Frame frame, PacketSummary summary) {
        state.start(frame, summary);
        decodeRest();
    }

    private void decodeRest() {
        state.summary.reset(state.frame);
        LayerKind next = NextHeader.first(state);
        for (int count = 0; next != null; count++) {
            state.kind = next;
            next = count < MAXIMUM_HEADERS
                    ? headers[next.ordinal()].read(state)
                    : state.stop(DecodeOutcome.UNSUPPORTED, next.layer());
        }
        state.direct();
    }
}
