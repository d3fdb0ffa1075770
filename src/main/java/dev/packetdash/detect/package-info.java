/**
 * One class per behaviour. A detector belongs to its pipeline's thread, observes every packet, and answers with
 * immutable findings. Its thresholds are a documented record at the top of its file.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"net", "settings", "table", "decode", "flow", "alert"})
package dev.packetdash.detect;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
