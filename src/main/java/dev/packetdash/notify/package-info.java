/**
 * Brings news of alerts out of this process: to the log, a file, a webhook, an Alertmanager. Each sink has a thread and
 * a bounded queue of its own, so that none holds up another or a pipeline.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"net", "settings", "alert"})
package dev.packetdash.notify;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
