/**
 * What readers see: the latest snapshot of every pipeline, the {@link dev.packetdash.report.Report} assembled from
 * them, and the recent packets, decoded again from the ring when somebody asks. All of it immutable or safe for any
 * thread.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "net",
            "settings",
            "table",
            "capture",
            "pcapfile",
            "decode",
            "payload",
            "flow",
            "traffic",
            "alert",
            "detect",
            "snapshot"
        })
package dev.packetdash.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
