package dev.packetdash.alert;

import dev.packetdash.alert.KeptAlerts.Kept;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes alerts of findings: an alert begins with the first finding about its subject, there is news of it each time the
 * count of its findings reaches a power of two or its severity rises, and it ends when nothing was found for a while.
 * What is found about the same subject soon after opens the same alert again. Only confirmed alerts are told to others;
 * suspects are kept and listed. Where more of one kind begin than anybody reads, one alert sums up the rest.
 *
 * <p>A finding costs the same however many alerts there are. At the end of a capture file an alert that was going on
 * stays open: the file does not tell how it ended. The pipelines that share an interface share its book, and seldom
 * meet there: it may be used by any thread.
 */
public final class AlertBook implements Findings {
    private final AlertRules rules;
    private final ElapsedTime time;
    private final Consumer<Alert> news;
    private final KeptAlerts alerts = new KeptAlerts();
    private final Allowances allowances;
    private final Map<DetectorKind, Storm> storms = new EnumMap<>(DetectorKind.class);
    private final AlertCounts counts = new AlertCounts();
    private String interfaceName;
    /** At the latest finding. */
    private long elapsedNanos;

    private @Nullable AlertSnapshot latest;

    /**
     * @param interfaceName said in each alert
     * @param time          by which alerts fall silent and are forgotten
     * @param news          takes confirmed alerts that began, rose, go on or ended; on a pipeline's thread, which it
     *                      must not hold up
     */
    public AlertBook(String interfaceName, AlertRules rules, ElapsedTime time, Consumer<Alert> news) {
        this.interfaceName = interfaceName;
        this.rules = rules;
        this.time = time;
        this.news = news;
        this.allowances = new Allowances(rules.perKind());
    }

    /**
     * Goes on with the alerts of an earlier run. What it shows as found in the future was found just now: the clock has
     * been set back.
     *
     * @param nowNanos Unix time
     */
    public synchronized void goOnWith(List<Alert> before, long nowNanos) {
        elapsedNanos = elapsed(nowNanos);
        before.stream()
                .limit(rules.capacity())
                .sorted(Comparator.comparing(Alert::lastNanos))
                .forEach(alert -> alerts.add(alert, elapsedNanos - Math.max(0, nowNanos - alert.lastNanos())));
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
        if (rules.isAllowed(subject)) {
            suppressed(finding, Suppression.ALLOWLISTED);
            return;
        }
        elapsedNanos = elapsed(finding.monotonicNanos());
        endQuiet(elapsedNanos);
        Kept known = remembered(subject);
        if (mayBeTold(known, finding)) {
            add(known, finding, 1);
        }
    }

    /** Packets are a little out of order. What is published must not matter to what is found. */
    private long elapsed(long monotonicNanos) {
        return Math.max(elapsedNanos, time.at(monotonicNanos));
    }

    /** Whether a finding that would be told for the first time, or again, finds room among those that are told. */
    private boolean mayBeTold(@Nullable Kept known, Finding finding) {
        if (known != null
                && known.alert().isOpen()
                && (known.alert().severity().isConfirmed()
                        || !finding.severity().isConfirmed())) {
            return true;
        }
        Severity severity =
                known == null ? finding.severity() : known.alert().severity().or(finding.severity());
        if (isCrowded(finding.subject(), severity)) {
            suppressed(finding, Suppression.CROWDED);
            return false;
        }
        if (severity.isConfirmed() && !allowances.take(finding.subject().kind(), severity, elapsedNanos)) {
            withhold(finding);
            return false;
        }
        return true;
    }

    /**
     * Forged sources, or a scan hidden among decoys: those withheld say nothing that those told have not. What is
     * critical is told all the same: that is a machine of one's own, and the next one matters too.
     */
    private boolean isCrowded(Subject subject, Severity severity) {
        return severity != Severity.CRITICAL && alerts.open(subject, severity) >= rules.perTarget();
    }

    private void withhold(Finding finding) {
        suppressed(finding, Suppression.STORM);
        DetectorKind kind = finding.subject().kind();
        Kept sum = remembered(Storm.subject(kind));
        Severity least = sum == null ? Severity.LOW : sum.alert().severity();
        Storm storm = storms.computeIfAbsent(kind, of -> new Storm(finding, least, rules.perKind()));
        storm.add(finding);
        if (sum == null || storm.isNewsTo(sum.alert())) {
            long found = storm.untold();
            add(sum, storm.take(), found);
        } else {
            alerts.replace(sum, sum.alert(), elapsedNanos);
        }
    }

    /** @param found how many findings this one stands for */
    private void add(@Nullable Kept known, Finding finding, long found) {
        if (known == null) {
            begin(finding);
        } else {
            goOn(known, finding, found);
        }
    }

    private void begin(Finding finding) {
        Alert alert = Alert.begin(interfaceName, finding);
        if (alerts.size() >= rules.capacity() && !makeRoom(alert)) {
            suppressed(finding, Suppression.CAPACITY);
            return;
        }
        counts.countRaised(alert);
        alerts.add(alert, elapsedNanos);
        tell(alert, alert.severity().isConfirmed());
    }

    private void goOn(Kept known, Finding finding, long found) {
        Alert before = known.alert();
        Alert alert = before.again(finding, found);
        if (!before.isOpen()) {
            suppressed(finding, Suppression.REPEATED);
        }
        if (alert.severity() != before.severity()) {
            counts.countRaised(alert);
        }
        alerts.replace(known, alert, elapsedNanos);
        tell(alert, alert.isNewsAfter(before));
    }

    /** Forgets the alert that matters least, unless the newcomer matters less. */
    private boolean makeRoom(Alert newcomer) {
        Kept least = alerts.least();
        if (KeptAlerts.rank(least.alert()) > KeptAlerts.rank(newcomer)) {
            return false;
        }
        if (least.alert().isOpen()) {
            counts.countSuppressed(least.alert().subject().kind(), Suppression.CAPACITY);
            end(least);
        }
        alerts.remove(least);
        return true;
    }

    /** Returns the latest alert about it, unless it ended too long ago. */
    private @Nullable Kept remembered(Subject subject) {
        Kept kept = alerts.latest(subject);
        return kept == null
                        || !kept.alert().isOpen()
                                && elapsedNanos - kept.foundNanos()
                                        > rules.repeat().toNanos()
                ? null
                : kept;
    }

    private void endQuiet(long nowNanos) {
        long silentNanos = nowNanos - rules.quiet().toNanos();
        for (Kept kept = alerts.silentSince(silentNanos); kept != null; kept = alerts.silentSince(silentNanos)) {
            end(kept);
        }
    }

    private void end(Kept kept) {
        Subject subject = kept.alert().subject();
        if (Storm.is(subject)) {
            bringUpToDate(kept, storms.remove(subject.kind()));
        }
        Alert ended = kept.alert().end();
        alerts.replace(kept, ended, kept.foundNanos());
        tell(ended, ended.severity().isConfirmed());
    }

    /** Gives the alert what was withheld since there was news of it. */
    private void bringUpToDate(Kept sum, @Nullable Storm storm) {
        if (storm != null && storm.untold() > 0) {
            long found = storm.untold();
            alerts.replace(sum, sum.alert().again(storm.take(), found), sum.foundNanos());
            latest = null;
        }
    }

    private void tell(Alert alert, boolean isNews) {
        latest = null;
        if (isNews) {
            news.accept(alert);
        }
    }

    private void suppressed(Finding finding, Suppression reason) {
        counts.countSuppressed(finding.subject().kind(), reason);
        latest = null;
    }

    /**
     * Ends what has fallen silent, and shows what there is.
     *
     * @param monotonicNanos the packets' monotonic time
     */
    public synchronized AlertSnapshot publish(long monotonicNanos) {
        endQuiet(elapsed(monotonicNanos));
        storms.forEach((kind, storm) -> {
            Kept sum = alerts.latest(Storm.subject(kind));
            if (sum != null) {
                bringUpToDate(sum, storm);
            }
        });
        if (latest == null) {
            latest = new AlertSnapshot(alerts.list(), counts.copy());
        }
        return latest;
    }
}
