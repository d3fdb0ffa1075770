package dev.packetdash.alert;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an {@link AlertBook} does where nothing storms, written down as its rules read: every question goes through all
 * alerts.
 */
final class NaiveBook {
    private static final Comparator<Alert> LEAST_FIRST = Comparator.comparing(
                    (Alert alert) -> alert.severity().isConfirmed())
            .thenComparing(Alert::isOpen)
            .thenComparing(Alert::severity)
            .thenComparing(Alert::lastNanos);

    private final AlertRules rules;
    private final Map<Subject, Alert> latest = new HashMap<>();
    private final List<Alert> earlier = new ArrayList<>();
    final List<Alert> news = new ArrayList<>();
    long crowded;
    long outOfRoom;

    NaiveBook(AlertRules rules) {
        this.rules = rules;
    }

    Stream<Alert> all() {
        return Stream.concat(earlier.stream(), latest.values().stream());
    }

    void raise(Finding finding) {
        long now = finding.nowNanos();
        endQuiet(now);
        Alert known = latest.get(finding.subject());
        if (known != null
                && !known.isOpen()
                && now - known.lastNanos() > rules.repeat().toNanos()) {
            earlier.add(latest.remove(finding.subject()));
            known = null;
        }
        if (isToBeTold(known, finding) && isCrowded(known, finding)) {
            crowded++;
        } else if (known != null) {
            Alert alert = known.again(finding, 1);
            put(alert, alert.isNewsAfter(known));
        } else {
            begin(Alert.begin("eth0", finding));
        }
    }

    private static boolean isToBeTold(@Nullable Alert known, Finding finding) {
        return known == null
                || !known.isOpen()
                || finding.severity().isConfirmed() && !known.severity().isConfirmed();
    }

    private boolean isCrowded(@Nullable Alert known, Finding finding) {
        Severity severity =
                known == null ? finding.severity() : known.severity().or(finding.severity());
        return severity != Severity.CRITICAL
                && all().filter(Alert::isOpen)
                                .filter(alert -> alert.severity().compareTo(severity) >= 0)
                                .map(Alert::subject)
                                .filter(other ->
                                        other.kind() == finding.subject().kind())
                                .filter(other ->
                                        other.target().equals(finding.subject().target()))
                                .count()
                        >= rules.perTarget();
    }

    private void begin(Alert alert) {
        if (all().count() >= rules.capacity()) {
            Alert least = all().min(LEAST_FIRST).orElseThrow();
            if (LEAST_FIRST.compare(least, alert) > 0) {
                outOfRoom++;
                return;
            }
            if (least.isOpen()) {
                outOfRoom++;
                tell(least.end(), least.severity().isConfirmed());
            }
            if (!earlier.remove(least)) {
                latest.remove(least.subject());
            }
        }
        put(alert, alert.severity().isConfirmed());
    }

    void endQuiet(long now) {
        latest.values().stream()
                .filter(alert -> alert.isOpen()
                        && now - alert.lastNanos() > rules.quiet().toNanos())
                .toList()
                .forEach(alert -> put(alert.end(), alert.severity().isConfirmed()));
    }

    private void put(Alert alert, boolean isNews) {
        latest.put(alert.subject(), alert);
        tell(alert, isNews);
    }

    private void tell(Alert alert, boolean isNews) {
        if (isNews) {
            news.add(alert);
        }
    }
}
