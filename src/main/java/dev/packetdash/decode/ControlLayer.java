package dev.packetdash.decode;

import org.jspecify.annotations.Nullable;

/** Frames that neighbours exchange about their link: LLDP, spanning tree, EAPOL. Each ends the walk. */
final class ControlLayer {
    private final LldpHeader lldp = new LldpHeader();
    private final StpHeader stp = new StpHeader();
    private final EapolHeader eapol = new EapolHeader();

    @Nullable
    LayerKind lldp(Walk walk) {
        walk.summary.plainNetwork(NetworkClass.LLDP);
        return walk.last(LayerKind.LLDP, lldp, lldp.wrap(walk.frame, walk.offset, walk.end));
    }

    @Nullable
    LayerKind stp(Walk walk) {
        walk.summary.plainNetwork(NetworkClass.STP);
        return walk.last(LayerKind.STP, stp, stp.wrap(walk.frame, walk.offset, walk.end));
    }

    @Nullable
    LayerKind eapol(Walk walk) {
        walk.summary.plainNetwork(NetworkClass.EAPOL);
        return walk.last(LayerKind.EAPOL, eapol, eapol.wrap(walk.frame, walk.offset, walk.end));
    }
}
