/**
 * What a pipeline publishes once a second, immutable: the state and the counters of one interface at one instant.
 * Snapshots of several readers add up, each part by itself.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"net", "table", "capture", "decode", "flow", "traffic", "alert", "detect"})
package dev.packetdash.snapshot;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
