package dev.packetdash.alert;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes alerts of findings: an alert begins with the first finding about its subject, there is news of it each time the count of its
 * findings reaches a power of two or its severity rises, and it ends when nothing was found for a while. What is found about the same subject
 * soon after opens the same alert again. Only confirmed alerts are told to others; suspects are kept and listed.
 *
 * <p>Goes by the packets' time alone. At the end of a capture file an alert that was going on stays open: the file does not tell how it
 * ended. The pipelines that share an interface share its book, and seldom meet there: it may be used by any thread.
 */
public final class AlertBook implements Findings {
    /**
     * {@code packetdash.alert.*}, as far as it is about the life of alerts.
     *
     * @param quiet     without a finding for so long, an alert has ended
     * @param repeat    a finding so soon after the end opens the same alert again
     * @param perTarget alerts of one kind that may be open against one target, of the same severity or more; critical ones are never too many
     * @param capacity  alerts kept, open and ended
     * @param allowlist findings that are no news
     */
    public record Rules(Duration quiet, Duration repeat, int perTarget, int capacity, List<AllowlistEntry> allowlist) {
        public static final Rules DEFAULT = new Rules(Duration.ofMinutes(5), Duration.ofHours(1), 10, 1000, List.of());

        public Rules {
            allowlist = List.copyOf(allowlist);
        }
    }

    /** What has to go first where there is no room: suspects, then what has ended, then by severity, then what was longest silent. */
    private static final Comparator<Alert> LEAST_FIRST = Comparator.comparing(
                    (Alert alert) -> alert.severity().isConfirmed())
            .thenComparing(Alert::isOpen)
            .thenComparing(Alert::severity)
            .thenComparing(Alert::lastNanos);

    private final Rules rules;
    private final long quietNanos;
    private final long repeatNanos;
    private final Consumer<Alert> news;
    /** The latest alert about each subject, in the order in which they began. */
    private final Map<Subject, Alert> alerts = new LinkedHashMap<>();
    /** Ended alerts whose subject has a later one. */
    private final Deque<Alert> earlier = new ArrayDeque<>();

    private String interfaceName;
    private final AlertCounts counts = new AlertCounts();
    private @Nullable AlertSnapshot latest;

    /**
     * @param interfaceName said in each alert
     * @param before        alerts of an earlier run of the service
     * @param news          takes confirmed alerts that began, rose, go on or ended; on a pipeline's thread, which it must not hold up
     */
    public AlertBook(String interfaceName, Rules rules, List<Alert> before, Consumer<Alert> news) {
        this.interfaceName = interfaceName;
        this.rules = rules;
        this.quietNanos = rules.quiet().toNanos();
        this.repeatNanos = rules.repeat().toNanos();
        this.news = news;
        before.stream().limit(rules.capacity()).forEach(alert -> alerts.put(alert.subject(), alert));
    }

    /**
     * What is found from now on was found on that interface; alerts before stay with theirs, and end when nothing more
     * is found.
     */
    public synchronized void observe(String newInterfaceName) {
        interfaceName = newInterfaceName;
    }

    @Override
    public synchronized void raise(Finding finding) {
        Subject subject = finding.subject();
        if (rules.allowlist().stream().anyMatch(entry -> entry.covers(subject))) {
            suppressed(finding, Suppression.ALLOWLISTED);
            return;
        }
        Alert known = alerts.get(subject);
        if (known != null && isQuiet(known, finding.nowNanos())) {
            known = end(known);
        }
        if (known == null || isForgotten(known, finding.nowNanos())) {
            begin(finding);
        } else {
            goOn(known, finding);
        }
    }

    private void begin(Finding finding) {
        endQuiet(finding.nowNanos());
        if (isCrowded(finding)) {
            suppressed(finding, Suppression.CROWDED);
            return;
        }
        Alert ended = alerts.remove(finding.subject());
        if (ended != null) {
            earlier.add(ended);
        }
        Alert alert = Alert.begin(interfaceName, finding);
        if (all().count() >= rules.capacity() && !makeRoom(alert)) {
            suppressed(finding, Suppression.CAPACITY);
            return;
        }
        counts.countRaised(alert);
        put(alert, alert.severity().isConfirmed());
    }

    private void goOn(Alert known, Finding finding) {
        Alert alert = known.again(finding);
        if (!known.isOpen()) {
            suppressed(finding, Suppression.REPEATED);
        }
        if (alert.severity() != known.severity()) {
            counts.countRaised(alert);
        }
        put(alert, alert.isNewsAfter(known));
    }

    private boolean isQuiet(Alert alert, long nowNanos) {
        return alert.isOpen() && nowNanos - alert.lastNanos() > quietNanos;
    }

    private boolean isForgotten(Alert alert, long nowNanos) {
        return !alert.isOpen() && nowNanos - alert.endNanos() > repeatNanos;
    }

    private Alert end(Alert alert) {
        Alert ended = alert.end();
        put(ended, ended.severity().isConfirmed());
        return ended;
    }

    private void put(Alert alert, boolean isNews) {
        alerts.put(alert.subject(), alert);
        latest = null;
        if (isNews) {
            news.accept(alert);
        }
    }

    private void endQuiet(long nowNanos) {
        alerts.values().stream()
                .filter(alert -> isQuiet(alert, nowNanos))
                .toList()
                .forEach(this::end);
    }

    /**
     * Forged sources, or a scan hidden among decoys: those withheld say nothing that those told have not. What is critical is told all the same:
     * that is a machine of one's own, and the next one matters too.
     */
    private boolean isCrowded(Finding finding) {
        if (finding.severity() == Severity.CRITICAL) {
            return false;
        }
        Subject subject = finding.subject();
        return alerts.values().stream()
                        .filter(Alert::isOpen)
                        .filter(alert -> alert.severity().compareTo(finding.severity()) >= 0)
                        .map(Alert::subject)
                        .filter(other ->
                                other.kind() == subject.kind() && other.target().equals(subject.target()))
                        .count()
                >= rules.perTarget();
    }

    /** Forgets the alert that matters least, unless the newcomer matters less. */
    private boolean makeRoom(Alert newcomer) {
        Alert least = all().min(LEAST_FIRST).orElseThrow();
        if (LEAST_FIRST.compare(least, newcomer) > 0) {
            return false;
        }
        if (least.isOpen()) {
            counts.countSuppressed(least.subject().kind(), Suppression.CAPACITY);
            end(least);
        }
        if (!earlier.remove(least)) {
            alerts.remove(least.subject());
        }
        return true;
    }

    private Stream<Alert> all() {
        return Stream.concat(earlier.stream(), alerts.values().stream());
    }

    private void suppressed(Finding finding, Suppression reason) {
        counts.countSuppressed(finding.subject().kind(), reason);
        latest = null;
    }

    /** Ends what has fallen silent, and shows what there is. */
    public synchronized AlertSnapshot publish(long nowNanos) {
        endQuiet(nowNanos);
        if (latest == null) {
            latest = new AlertSnapshot(all().toList(), counts.copy());
        }
        return latest;
    }
}
