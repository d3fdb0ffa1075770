/**
 * The way of a packet, from a source through decoding to the counters and to what is published. A {@link
 * dev.packetdash.pipeline.Pipeline} runs on one thread, which owns everything along it; others may only stop it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"net", "capture", "decode", "flow", "traffic", "alert", "detect", "snapshot"})
package dev.packetdash.pipeline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
