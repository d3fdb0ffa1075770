package dev.packetdash.decode;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One header of one packet, for a reader.
 *
 * @param name   the protocol as tshark names it: {@code eth}, {@code ip}, {@code tcp}
 * @param offset of the header's first byte from the frame's first byte
 * @param length of the header in bytes
 * @param fields by name, in the order of the header, each value as text
 */
public record LayerDetail(String name, int offset, int length, Map<String, String> fields) {
    public LayerDetail {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
}
