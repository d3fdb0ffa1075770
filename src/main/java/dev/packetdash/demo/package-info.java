/**
 * Made-up traffic of a small server, a {@link dev.packetdash.capture.FrameSource} like an interface, for a look at the
 * product without any rights.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"net", "capture"})
package dev.packetdash.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
