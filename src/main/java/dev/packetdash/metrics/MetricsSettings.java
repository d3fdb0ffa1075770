package dev.packetdash.metrics;

import dev.packetdash.settings.SettingCheck;

/**
 * {@code packetdash.metrics.*}.
 *
 * @param newLabels values that a list of talkers may get an hour, an interface; what comes beyond them is in {@code
 *               other}
 */
public record MetricsSettings(int newLabels) {
    public static final MetricsSettings DEFAULTS = new MetricsSettings(500);

    public MetricsSettings {
        SettingCheck.range("packetdash.metrics.new-labels", newLabels, 1, 100_000);
    }
}
