/**
 * The terminal commands: each runs once, on the thread that called it, and ends. Starts no Spring context, so that a
 * command answers within a second.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "net",
            "settings",
            "capture",
            "decode",
            "payload",
            "traffic",
            "flow",
            "alert",
            "detect",
            "demo",
            "pcapfile",
            "notify",
            "snapshot",
            "report",
            "pipeline"
        })
package dev.packetdash.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
