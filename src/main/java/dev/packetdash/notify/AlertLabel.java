package dev.packetdash.notify;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * A label that everything sent carries, written {@code site=berlin}.
 *
 * @param name  a label name of Prometheus that is not taken
 * @param value one line of text
 */
public record AlertLabel(String name, String value) {
    /** The labels that sinks give an alert themselves. */
    static final Set<String> RESERVED = Set.of(
            "alertname",
            "detector",
            "subtype",
            "severity",
            "direction",
            "interface",
            "source",
            "target",
            "port",
            "instance");

    /** Names that begin with two underscores are Prometheus' own. */
    private static final Pattern NAME = Pattern.compile("(?!__)[a-zA-Z_][a-zA-Z0-9_]*");

    private static final int LONGEST_VALUE = 200;

    /** @throws IllegalArgumentException where it is no such label; the message says what is right */
    public static AlertLabel valueOf(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw new IllegalArgumentException("must be a name, = and a value, such as site=berlin");
        }
        return new AlertLabel(
                text.substring(0, equals).strip(), text.substring(equals + 1).strip());
    }

    /** @throws IllegalArgumentException likewise */
    public AlertLabel {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'" + name + "' must have letters, digits and underscores, and not begin with a digit or __");
        }
        if (RESERVED.contains(name)) {
            throw new IllegalArgumentException("'" + name + "' is taken: alerts have this label already");
        }
        if (!isText(value)) {
            throw new IllegalArgumentException(
                    "the value of '" + name + "' must be one line of 1 to " + LONGEST_VALUE + " characters");
        }
    }

    /** Whether it can be the value of a label. */
    static boolean isText(String value) {
        return !value.isEmpty()
                && value.length() <= LONGEST_VALUE
                && value.codePoints().noneMatch(Character::isISOControl);
    }

    @Override
    public String toString() {
        return name + "=" + value;
    }
}
