package dev.packetdash.metrics;

/**
 * {@code packetdash.metrics.*}.
 *
 * @param newLabels values that a list of talkers may get an hour, an interface; what comes beyond them is in {@code
 *               other}
 */
public record MetricsSettings(int newLabels) {
    public MetricsSettings {
        if (newLabels < 1 || newLabels > 100_000) {
            throw new IllegalArgumentException(
                    "packetdash.metrics.new-labels = " + newLabels + ": must be 1 to 100000");
        }
    }
}
