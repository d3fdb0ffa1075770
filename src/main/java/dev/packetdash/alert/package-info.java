/**
 * What an alert is, when it is withheld, its life cycle, and the sinks that deliver it. The life cycle runs on the
 * threads of the pipelines, by the machine's time that goes by, and in a capture file by the packets', so that a replay
 * gives the same alerts each time; sinks run on threads of their own.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "net")
package dev.packetdash.alert;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
