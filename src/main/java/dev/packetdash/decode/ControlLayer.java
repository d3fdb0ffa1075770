package dev.packetdash.decode;

import org.jspecify.annotations.Nullable;

/** Frames that neighbours exchange about their link: LLDP, spanning tree, EAPOL. Each ends the walk. */
final class ControlLayer {
    private final LldpHeader lldp = new LldpHeader();
    private final StpHeader stp = new StpHeader();
    private final EapolHeader eapol = new EapolHeader();

    @Nullable
    LayerKind lldp(DecodeState state) {
        state.summary.plainNetwork(NetworkClass.LLDP);
        return state.last(LayerKind.LLDP, lldp, lldp.wrap(state.frame, state.offset, state.end));
    }

    @Nullable
    LayerKind stp(DecodeState state) {
        state.summary.plainNetwork(NetworkClass.STP);
        return state.last(LayerKind.STP, stp, stp.wrap(state.frame, state.offset, state.end));
    }

    @Nullable
    LayerKind eapol(DecodeState state) {
        state.summary.plainNetwork(NetworkClass.EAPOL);
        return state.last(LayerKind.EAPOL, eapol, eapol.wrap(state.frame, state.offset, state.end));
    }
}
