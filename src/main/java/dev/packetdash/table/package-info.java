/**
 * Tables and sketches in fixed memory, each of a published kind: set-associative and linear-probing tables,
 * Space-Saving, count-min, HyperLogLog, sliding counts. None knows what it counts; each is owned by one thread unless
 * it says otherwise.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.packetdash.table;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
