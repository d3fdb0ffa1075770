package dev.packetdash.decode;

import dev.packetdash.net.Frame;
import org.jspecify.annotations.Nullable;

/** A header at the beginning of a datagram whose port alone does not prove it: others may use the port. */
abstract class DatagramHeader extends Header {
    /**
     * Tells whether the first four bytes, which are there, are those of a message that fills its datagram.
     *
     * @param payload bytes behind the UDP header
     */
    abstract boolean isMessage(Frame frame, int offset, int payload);

    @Override
    @Nullable
    LayerKind read(DecodeState state) {
        boolean message =
                state.holds(Integer.BYTES) && isMessage(state.frame, state.offset, UdpHeader.payloadBefore(state));
        return message ? super.read(state) : null;
    }
}
