/**
 * Gets frames from an interface or a file, or makes them up for the demo, and writes pcapng files; the only package
 * that touches native memory. A {@link dev.packetdash.capture.FrameSource} belongs to the one thread of its pipeline;
 * {@link dev.packetdash.capture.FrameRing} may be read by any.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"net", "settings"})
package dev.packetdash.capture;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
