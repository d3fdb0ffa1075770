/**
 * Counts what summaries and flows say: totals, protocols, rates, top talkers. {@link dev.packetdash.traffic.Traffic}
 * belongs to its pipeline's thread; the {@link dev.packetdash.traffic.TrafficSnapshot} it publishes is immutable.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"net", "settings", "table", "decode", "flow"})
package dev.packetdash.traffic;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
