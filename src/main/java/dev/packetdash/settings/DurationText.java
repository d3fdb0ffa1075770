package dev.packetdash.settings;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as settings and options have them: {@code 500ms}, {@code 5s}, {@code 2m}, {@code 1h}. */
public final class DurationText {
    public static final Duration LONGEST = Duration.ofDays(36_500);

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})(ms|s|m|h)?");

    private DurationText() {}

    /**
     * Returns the duration; a bare number is seconds.
     *
     * @throws IllegalArgumentException where it has another form, is zero or longer than {@link #LONGEST}
     */
    public static Duration parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no duration; write it as 500ms, 5s, 2m or 1h");
        }
        long amount = Long.parseLong(form.group(1));
        String unit = form.group(2) == null ? "s" : form.group(2);
        Duration duration = switch (unit) {
            case "ms" -> Duration.ofMillis(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofSeconds(amount);
        };
        if (duration.isZero() || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not possible; it must be more than 0 and less than 100 years");
        }
        return duration;
    }

    /** Returns the duration as it would be written: {@code 1500ms}, {@code 90s}, {@code 15m}. */
    public static String of(Duration value) {
        if (value.toMillis() % 1000 > 0) {
            return value.toMillis() + "ms";
        }
        return value.toSeconds() % 60 > 0 || value.isZero() ? value.toSeconds() + "s" : value.toMinutes() + "m";
    }
}
