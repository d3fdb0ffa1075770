package dev.packetdash.decode;

import dev.packetdash.net.Frame;
import dev.packetdash.net.LocalAddresses;
import java.util.List;

/** Turns one frame into one {@link PacketSummary}; never throws, never allocates. One per thread. */
public final class PacketDecoder {
    /** Sets whose packets count as {@code in} and {@code out} from now on. */
    public void localAddresses(LocalAddresses addresses) {}

    /** Overwrites {@code summary} with what {@code frame} holds. */
    public void decode(Frame frame, PacketSummary summary) {
        summary.reset(frame);
    }

    /** The headers that decoding {@code frame} into {@code summary} went through, for a reader; allocates. */
    public List<LayerDetail> describe(Frame frame, PacketSummary summary) {
        return List.of();
    }
}
