package dev.packetdash.payload;

import dev.packetdash.decode.LayerDetail;
import dev.packetdash.decode.PacketSummary;
import java.util.ArrayList;
import java.util.List;

/** Describes one packet for a reader: its headers, and what an application says behind them. */
public final class PacketDescription {
    private PacketDescription() {}

    /** Returns the headers of a packet whose frame is still there, and the payload where it can be read. */
    public static List<LayerDetail> of(PacketSummary packet) {
        List<LayerDetail> layers = new ArrayList<>();
        for (int i = 0; i < packet.layers().count(); i++) {
            LayerDetail.of(packet, i).ifPresent(layers::add);
        }
        ApplicationLayer.describe(packet).ifPresent(layers::add);
        return layers;
    }
}
