package dev.packetdash;

import dev.packetdash.alert.AllowlistEntry;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The settings as an operator writes them: dotted names in kebab case, read off the records themselves. */
final class SettingNames {
    static final String PREFIX = "packetdash";

    private SettingNames() {}

    /** The name of every setting there is. */
    static List<String> all() {
        List<String> names = new ArrayList<>();
        collect(PREFIX, PacketdashSettings.class, names);
        return names;
    }

    /** The names of a setting's entries where it is a list of records: {@code packetdash.alert.allowlist.source}. */
    static List<String> ofEntries() {
        List<String> names = new ArrayList<>();
        collect(PREFIX + ".alert.allowlist", AllowlistEntry.class, names);
        return names;
    }

    private static void collect(String name, Class<?> type, List<String> names) {
        if (!type.isRecord()) {
            names.add(name);
            return;
        }
        for (RecordComponent component : type.getRecordComponents()) {
            collect(name + "." + kebab(component.getName()), component.getType(), names);
        }
    }

    /** The value of every setting, by name. */
    static Map<String, String> values(PacketdashSettings settings) {
        Map<String, String> values = new LinkedHashMap<>();
        collect(PREFIX, settings, values);
        return values;
    }

    private static void collect(String name, @Nullable Object value, Map<String, String> values) {
        if (value == null || !value.getClass().isRecord()) {
            values.put(name, text(value));
            return;
        }
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                collect(
                        name + "." + kebab(component.getName()),
                        component.getAccessor().invoke(value),
                        values);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case List<?> list -> list.stream().map(String::valueOf).collect(Collectors.joining(","));
            default -> value.toString();
        };
    }

    private static String kebab(String camelCase) {
        return camelCase.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
