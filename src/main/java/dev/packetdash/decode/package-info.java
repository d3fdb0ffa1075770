/**
 * Turns one frame into one {@link dev.packetdash.decode.PacketSummary}; never throws, never allocates. One file a
 * header, all in the same order: offsets, {@code wrap}, accessors, what follows it, description. {@link
 * dev.packetdash.decode.PacketDecoder} goes from header to header until one has none behind it, and belongs to one
 * thread. For somebody who looks at one packet there is {@link dev.packetdash.decode.LayerDetail}, which allocates.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"net", "table"})
package dev.packetdash.decode;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
