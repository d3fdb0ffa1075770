/**
 * What an alert is, when it is withheld, its life cycle, and the sinks that deliver it. The life cycle belongs to the pipeline's thread and
 * goes by the packets' time, so that a replayed capture gives the same alerts as living through it; sinks run on threads of their own.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "net")
package dev.packetdash.alert;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
