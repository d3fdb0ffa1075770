/**
 * The packets behind an alert: a clip of the frame ring, from before the alert to some seconds after it, as a pcapng
 * file. Each ring has a thread that follows it while there is a clip to be written; the pipeline's thread only hands
 * the alert over.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"net", "settings", "capture", "pcapfile", "decode", "alert"})
package dev.packetdash.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
