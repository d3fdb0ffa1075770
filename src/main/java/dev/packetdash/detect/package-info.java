/**
 * One class per behaviour. A detector belongs to its pipeline's thread, observes the events that it asks for, and
 * answers with immutable findings. Its thresholds are a documented record at the top of its file.
 *
 * <p>To add one: a file with the detector and its settings, its row in {@link dev.packetdash.alert.DetectorKind} with
 * what people read, and its settings with a row in {@link DetectSettings}; then its defaults in {@code
 * application.yaml} and the README, its runbook, and its name in {@code alert.schema.json}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"net", "settings", "table", "decode", "flow", "alert"})
package dev.packetdash.detect;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
