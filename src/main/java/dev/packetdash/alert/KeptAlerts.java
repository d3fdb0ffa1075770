package dev.packetdash.alert;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * The alerts of a book, in the orders that its rules ask for: each question and each change costs the same however many
 * there are. Owned by the book.
 *
 * <p>Three things hold at all times. Each alert stands in the one set of its rank, those found longest ago first.
 * {@code open} counts the open alerts of each kind and target by severity, and has no entry without one. {@code latest}
 * has the alert that began last about each subject.
 */
final class KeptAlerts {
    private static final int SEVERITIES = Severity.values().length;
    /** Suspects that have ended, suspects, and the other severities, first ended, then open. */
    private static final int RANKS = 2 * SEVERITIES;

    private static final int OPEN_SUSPECTS = 1;
    private static final int ENDED = 2;
    private static final int OPEN = ENDED + SEVERITIES - 1;

    private final Map<Subject, Kept> latest = new HashMap<>();
    private final Map<Victim, int[]> open = new HashMap<>();
    private final SequencedSet<Kept> all = new LinkedHashSet<>();
    private final List<SequencedSet<Kept>> ranks = new ArrayList<>(RANKS);

    /** The target that alerts of one kind crowd at. */
    private record Victim(DetectorKind kind, Party target) {}

    /** An alert as it stands now. */
    static final class Kept {
        private Alert alert;
        private long foundNanos;

        private Kept(Alert alert, long foundNanos) {
            this.alert = alert;
            this.foundNanos = foundNanos;
        }

        Alert alert() {
            return alert;
        }

        /** Returns when it was last found, in the book's elapsed time. */
        long foundNanos() {
            return foundNanos;
        }
    }

    KeptAlerts() {
        for (int rank = 0; rank < RANKS; rank++) {
            ranks.add(new LinkedHashSet<>());
        }
    }

    /** Returns the order in which alerts go where there is no room: suspects, then what has ended, then by severity. */
    static int rank(Alert alert) {
        if (!alert.severity().isConfirmed()) {
            return alert.isOpen() ? OPEN_SUSPECTS : 0;
        }
        return (alert.isOpen() ? OPEN : ENDED) + alert.severity().ordinal() - 1;
    }

    int size() {
        return all.size();
    }

    @Nullable
    Kept latest(Subject subject) {
        return latest.get(subject);
    }

    /** Alerts must come in the order in which they were found. */
    Kept add(Alert alert, long foundNanos) {
        Kept kept = new Kept(alert, foundNanos);
        latest.put(alert.subject(), kept);
        all.add(kept);
        enter(kept);
        return kept;
    }

    /** The alert has changed, or was found again; it is now the last of its rank. */
    void replace(Kept kept, Alert alert, long foundNanos) {
        leave(kept);
        kept.alert = alert;
        kept.foundNanos = foundNanos;
        enter(kept);
    }

    void remove(Kept kept) {
        leave(kept);
        all.remove(kept);
        latest.remove(kept.alert.subject(), kept);
    }

    private void enter(Kept kept) {
        Alert alert = kept.alert;
        ranks.get(rank(alert)).add(kept);
        if (alert.isOpen()) {
            open.computeIfAbsent(victim(alert.subject()), victim -> new int[SEVERITIES])[
                    alert.severity().ordinal()]++;
        }
    }

    private void leave(Kept kept) {
        Alert alert = kept.alert;
        ranks.get(rank(alert)).remove(kept);
        if (alert.isOpen()) {
            open.computeIfPresent(victim(alert.subject()), (victim, counts) -> {
                counts[alert.severity().ordinal()]--;
                return sum(counts, 0) == 0 ? null : counts;
            });
        }
    }

    private static Victim victim(Subject subject) {
        return new Victim(subject.kind(), subject.target());
    }

    private static int sum(int[] counts, int from) {
        int sum = 0;
        for (int severity = from; severity < SEVERITIES; severity++) {
            sum += counts[severity];
        }
        return sum;
    }

    /** Counts the open alerts of that kind against that target, of that severity or more. */
    int open(Subject subject, Severity least) {
        int[] counts = open.get(victim(subject));
        return counts == null ? 0 : sum(counts, least.ordinal());
    }

    /** Returns the alert that matters least: of the lowest rank, the one found longest ago. */
    Kept least() {
        return ranks.stream()
                .filter(rank -> !rank.isEmpty())
                .findFirst()
                .orElseThrow()
                .getFirst();
    }

    /** Returns an open alert that was last found before that moment; null where there is none. */
    @Nullable
    Kept silentSince(long nanos) {
        for (int rank = OPEN_SUSPECTS; rank < RANKS; rank = rank == OPEN_SUSPECTS ? OPEN : rank + 1) {
            Kept kept = first(rank);
            if (kept != null && kept.foundNanos < nanos) {
                return kept;
            }
        }
        return null;
    }

    private @Nullable Kept first(int rank) {
        return ranks.get(rank).isEmpty() ? null : ranks.get(rank).getFirst();
    }

    /** Returns all in the order in which they began. */
    List<Alert> list() {
        return all.stream().map(Kept::alert).toList();
    }
}
