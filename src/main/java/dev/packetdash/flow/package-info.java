/**
 * The flow cache: who talks to whom. One {@link dev.packetdash.flow.FlowTable} per pipeline, owned by its thread.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"net", "settings", "table", "decode"})
package dev.packetdash.flow;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
