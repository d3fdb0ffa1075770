/**
 * Prometheus families and health, made from the latest snapshots; nothing else knows Micrometer or the Prometheus
 * client. One binder per source, name and help side by side. Safe for any thread.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "net",
            "settings",
            "capture",
            "decode",
            "flow",
            "traffic",
            "alert",
            "notify",
            "detect",
            "evidence",
            "snapshot"
        })
package dev.packetdash.metrics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
