package dev.packetdash.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.packetdash.decode.LayerDetail;
import java.util.List;

/**
 * One packet in full, as far as headers go.
 *
 * @param capturedLength bytes captured
 * @param outcome        how decoding ended
 * @param stoppedAt      the layer where it did
 * @param layers         the headers, the outermost first
 * @param headerHex      the header bytes, two digits each; payload is left out
 */
public record PacketDetail(
        @JsonUnwrapped PacketEntry entry,
        int capturedLength,
        String outcome,
        String stoppedAt,
        List<LayerDetail> layers,
        String headerHex) {}
