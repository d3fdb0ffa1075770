package dev.packetdash.cli;

import dev.packetdash.alert.Alert;
import dev.packetdash.alert.Severity;
import dev.packetdash.net.Labels;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** One setting at several values. */
record Sweep(String name, long from, long to, long step) {
    private static final Pattern FORM = Pattern.compile("([\\w.-]+)=(\\d{1,9})\\.\\.(\\d{1,9})(?:/(\\d{1,9}))?");
    private static final int MOST_VALUES = 1000;

    /** @throws IllegalArgumentException where the text has another form, or too many values */
    static Sweep parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no sweep; write it as packetdash.detect.port-scan.ports=5..30");
        }
        long step = form.group(4) == null ? 1 : Long.parseLong(form.group(4));
        Sweep sweep = new Sweep(form.group(1), Long.parseLong(form.group(2)), Long.parseLong(form.group(3)), step);
        if (step < 1 || sweep.from > sweep.to || (sweep.to - sweep.from) / step >= MOST_VALUES) {
            throw new IllegalArgumentException("'" + text + "' has no values, or more than " + MOST_VALUES);
        }
        return sweep;
    }

    long[] values() {
        return LongStream.iterate(from, value -> value <= to, value -> value + step)
                .toArray();
    }

    /**
     * What was found at one value.
     *
     * @param severities alerts by severity, the least first
     * @param detectors  alerts by detector, suspicions not counted
     */
    record Row(long value, Map<String, Long> severities, Map<String, Long> detectors) {
        static Row of(long value, List<Alert> alerts) {
            Map<String, Long> severities = new LinkedHashMap<>();
            for (Severity severity : Severity.values()) {
                severities.put(
                        Labels.label(severity),
                        alerts.stream()
                                .filter(alert -> alert.severity() == severity)
                                .count());
            }
            Map<String, Long> detectors = new TreeMap<>();
            alerts.stream()
                    .filter(alert -> alert.severity().isConfirmed())
                    .forEach(alert -> detectors.merge(alert.subject().kind().label(), 1L, Long::sum));
            return new Row(value, severities, detectors);
        }
    }

    /** What {@code --sweep --json} prints. */
    record Document(String setting, List<Row> rows) {}
}
