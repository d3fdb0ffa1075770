package dev.packetdash.decode;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One header of one packet, or its payload, as a reader sees it.
 *
 * @param name   the protocol as tshark names it: {@code eth}, {@code ip}, {@code tcp}
 * @param offset the offset of the first byte from the frame's first byte
 * @param length the length in bytes
 * @param fields the fields by name, in the order of the header, each value as text
 */
public record LayerDetail(String name, int offset, int length, Map<String, String> fields) {
    public LayerDetail {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** Returns a header of a packet by its index; empty where none of it may be read. Allocates. */
    public static Optional<LayerDetail> of(PacketSummary packet, int index) {
        LayerKind kind = packet.layers().kind(index);
        Header header = kind.header();
        header.wrap(packet.frame, packet.layers().offset(index), packet.frame.wireLength());
        if (header.length == 0) {
            return Optional.empty();
        }
        Map<String, String> fields = new LinkedHashMap<>();
        header.describe(fields);
        return Optional.of(new LayerDetail(kind.protocolName(), header.offset, header.length, fields));
    }
}
