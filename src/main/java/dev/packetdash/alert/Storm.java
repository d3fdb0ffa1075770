package dev.packetdash.alert;

import dev.packetdash.net.Direction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What is withheld of one kind since there is too much of it to tell one by one: how much, and who stands out. One
 * alert from many to many sums it up. A finding costs the same however many there are. Owned by its book.
 */
final class Storm {
    /** The subtype of the alert that sums up. */
    static final String SUBTYPE = "storm";

    private static final int MAXIMUM_EXAMPLES = 5;

    private final Subject subject;
    private final Direction direction;
    private final long startNanos;
    private final int perKind;
    private final Tally sources = new Tally();
    private final Tally targets = new Tally();
    private final List<String> examples = new ArrayList<>();
    private Severity severity;
    private long lastNanos;
    private long count;
    private long untold;

    /**
     * @param least   the severity at the least
     * @param perKind alerts that are told one by one
     */
    Storm(Finding first, Severity least, int perKind) {
        subject = subject(first.subject().kind());
        direction = first.direction();
        startNanos = lastNanos = first.nowNanos();
        this.severity = least;
        this.perKind = perKind;
    }

    static Subject subject(DetectorKind kind) {
        return new Subject(kind, SUBTYPE, Party.MANY, Party.MANY, 0);
    }

    static boolean is(Subject subject) {
        return subject.subtype().equals(SUBTYPE);
    }

    /** Returns what to do about the alert that sums up, the first step first. */
    static List<String> advice(DetectorKind kind) {
        return List.of(
                "Look at sources and targets: one that stands out is the one to block or to protect first.",
                "If no source stands out they are most likely forged: blocking them one by one does not help, the provider's filters may.",
                "Those told one by one are under /api/v1/alerts?detector=" + kind.label()
                        + "; look first at what is critical or leaves this network.");
    }

    void add(Finding finding) {
        count++;
        untold++;
        severity = severity.or(finding.severity());
        lastNanos = Math.max(lastNanos, finding.nowNanos());
        Party source = finding.subject().source();
        Party target = finding.subject().target();
        sources.add(source);
        targets.add(target);
        if (examples.size() < MAXIMUM_EXAMPLES) {
            examples.add(AlertText.name(source) + " → " + AlertText.name(target));
        }
    }

    /** Whether the alert that sums up has to be told with what it does not have yet. */
    boolean isNewsTo(Alert sum) {
        return !sum.isOpen() || severity.compareTo(sum.severity()) > 0 || Alert.isTold(sum.count() + untold);
    }

    /** Counts the findings that the alert does not have yet. */
    long untold() {
        return untold;
    }

    /** Returns all of it as one finding, which the alert now has. */
    Finding take() {
        untold = 0;
        return new Finding(subject, severity, direction, startNanos, lastNanos, lastNanos, explanation());
    }

    private Explanation explanation() {
        Duration window = Duration.ofNanos(lastNanos - startNanos);
        return new Explanation(
                List.of(new Measure("findings beyond those that are told one by one", count, perKind, window)),
                List.of("Sources: " + sources.text(), "Targets: " + targets.text()),
                examples,
                "a higher packetdash.alert.per-kind, or an allowlist entry for detector "
                        + subject.kind().label(),
                List.of(
                        "Source addresses can be forged; in a storm most of them may be.",
                        "One earnest attack can hide among what is withheld; what is worse has room of its own."));
    }
}
