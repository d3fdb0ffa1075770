package dev.packetdash.settings;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The settings as an operator writes them: dotted names in kebab case, read off the records that hold them. */
public final class SettingNames {
    private SettingNames() {}

    /**
     * Returns the name of every setting in that record and the records in it.
     *
     * @param prefix with which all names begin, before a dot
     */
    public static List<String> of(String prefix, Class<? extends Record> type) {
        List<String> names = new ArrayList<>();
        collect(prefix, type, names);
        return names;
    }

    private static void collect(String name, Class<?> type, List<String> names) {
        if (!type.isRecord()) {
            names.add(name);
            return;
        }
        for (RecordComponent component : type.getRecordComponents()) {
            collect(of(name, component), component.getType(), names);
        }
    }

    static String of(String prefix, RecordComponent component) {
        return prefix + "." + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** Returns the value of every setting by name, as it could be written in a file of settings. */
    public static Map<String, String> values(String prefix, Record settings) {
        Map<String, String> values = new LinkedHashMap<>();
        collect(prefix, settings, values);
        return values;
    }

    private static void collect(String name, @Nullable Object value, Map<String, String> values) {
        if (!(value instanceof Record settings)) {
            values.put(name, text(value));
            return;
        }
        for (RecordComponent component : settings.getClass().getRecordComponents()) {
            collect(of(name, component), value(component, settings), values);
        }
    }

    static @Nullable Object value(RecordComponent component, Record settings) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(settings);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case List<?> list -> list.stream().map(String::valueOf).collect(Collectors.joining(","));
            default -> value.toString();
        };
    }

    /** Returns the known name that takes the fewest changes of a character to come to. */
    public static String nearest(String name, List<String> known) {
        String nearest = known.getFirst();
        int least = Integer.MAX_VALUE;
        for (String candidate : known) {
            int distance = distance(name, candidate);
            if (distance < least) {
                nearest = candidate;
                least = distance;
            }
        }
        return nearest;
    }

    /** Returns the Levenshtein distance, row by row of the table of all beginnings. */
    private static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j - 1], row[j]) + 1);
            }
        }
        return row[right.length()];
    }
}
