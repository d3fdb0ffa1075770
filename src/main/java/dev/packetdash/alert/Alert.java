package dev.packetdash.alert;

import dev.packetdash.net.Direction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One incident, as it stands at one moment: all that was found about one subject without a long silence in between.
 * Times are the packets', Unix time in nanoseconds.
 *
 * @param id            made of the subject and the start, so that a replay gives the same; 16 hexadecimal digits
 * @param interfaceName where it was seen
 * @param severity      the highest so far
 * @param direction     of the offending packets
 * @param startNanos    the first packet that counted
 * @param lastNanos     the last packet that decided
 * @param endNanos      {@link #OPEN}, or when it was last seen before it fell silent
 * @param count         how often it was found
 * @param updates       how often there was news of it since it was first told; news comes at powers of two
 */
public record Alert(
        String id,
        String interfaceName,
        Subject subject,
        Severity severity,
        Direction direction,
        long startNanos,
        long lastNanos,
        long endNanos,
        long count,
        long updates,
        Explanation explanation) {
    /** The end of what has not ended. */
    public static final long OPEN = 0;

    private static final int ID_BYTES = 8;

    /** Whether it goes on. */
    public enum State {
        FIRING,
        RESOLVED
    }

    /** The kinds of news there are of it. */
    public enum Event {
        FIRING,
        UPDATED,
        RESOLVED
    }

    public static Alert begin(String interfaceName, Finding finding) {
        return new Alert(
                id(finding.subject(), finding.startNanos()),
                interfaceName,
                finding.subject(),
                finding.severity(),
                finding.direction(),
                finding.startNanos(),
                Math.max(finding.startNanos(), finding.nowNanos()),
                OPEN,
                1,
                0,
                finding.explanation());
    }

    private static String id(Subject subject, long startNanos) {
        String text = String.join(
                "|",
                subject.kind().label(),
                subject.subtype(),
                subject.source().toString(),
                subject.target().toString(),
                Integer.toString(subject.port()),
                Long.toString(startNanos));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Whether there is news at that count of findings. */
    static boolean isTold(long count) {
        return Long.bitCount(count) == 1;
    }

    /**
     * Found again. What explains the highest severity is kept; what is confirmed for the first time is told as if it
     * began.
     *
     * @param found how often
     */
    public Alert again(Finding finding, long found) {
        Severity highest = severity.or(finding.severity());
        boolean toTell = isTold(count + found) || highest != severity || !isOpen();
        return with(
                highest,
                Math.max(lastNanos, finding.nowNanos()),
                OPEN,
                count + found,
                severity.isConfirmed() && toTell ? updates + 1 : updates,
                finding.severity() == highest ? finding.explanation() : explanation);
    }

    public Alert end() {
        return with(severity, lastNanos, lastNanos, count, updates, explanation);
    }

    private Alert with(Severity highest, long last, long end, long found, long told, Explanation why) {
        return new Alert(id, interfaceName, subject, highest, direction, startNanos, last, end, found, told, why);
    }

    /** Whether this, made of {@code before} by {@link #again}, has to be told. */
    boolean isNewsAfter(Alert before) {
        return severity.isConfirmed() && (updates != before.updates || !before.severity.isConfirmed());
    }

    public boolean isOpen() {
        return endNanos == OPEN;
    }

    public State state() {
        return isOpen() ? State.FIRING : State.RESOLVED;
    }

    public Event event() {
        if (!isOpen()) {
            return Event.RESOLVED;
        }
        return updates == 0 ? Event.FIRING : Event.UPDATED;
    }

    /** Returns the targets of a scan: what its first measure counts. */
    public long targets() {
        return explanation.measures().stream()
                .mapToLong(measure -> (long) measure.value())
                .findFirst()
                .orElse(0);
    }

    /** Returns how long it has been going on. */
    public long durationNanos() {
        return lastNanos - startNanos;
    }
}
