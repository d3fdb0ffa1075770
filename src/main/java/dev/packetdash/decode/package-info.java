/**
 * Turns one frame into one {@link dev.packetdash.decode.PacketSummary}; never throws, never allocates. One file a
 * header, all in the same order: offsets, {@code wrap}, accessors, description. {@link
 * dev.packetdash.decode.PacketDecoder} walks through them with one class for each of the link, network and transport
 * layers. A decoder belongs to one thread.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"net", "table"})
package dev.packetdash.decode;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
