package dev.packetdash.cli;

import dev.packetdash.alert.AllowlistEntry;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.TypeConversionException;

/** Changes one value in a tree of settings records, by its name in kebab case, without Spring. */
final class SettingEditor {
    private SettingEditor() {}

    /**
     * @param root   settings, of which all names begin with {@code prefix} and a dot
     * @throws IllegalArgumentException for a name that there is not, with the nearest one, and for a value that cannot
     *     be
     */
    static <R extends Record> R change(R root, String prefix, String name, String value) {
        List<String> names = new ArrayList<>();
        collect(prefix, root.getClass(), names);
        if (!names.contains(name)) {
            LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
            String nearest = names.stream()
                    .min(Comparator.comparing(known -> distance.apply(name, known)))
                    .orElseThrow();
            throw new IllegalArgumentException(name + " is no setting of a backtest; the nearest is " + nearest);
        }
        return changed(root, prefix, name, value);
    }

    private static void collect(String prefix, Class<?> type, List<String> names) {
        for (RecordComponent component : type.getRecordComponents()) {
            String name = name(prefix, component);
            if (component.getType().isRecord()) {
                collect(name, component.getType(), names);
            } else {
                names.add(name);
            }
        }
    }

    private static String name(String prefix, RecordComponent component) {
        return prefix + "." + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static <R extends Record> R changed(R settings, String prefix, String name, String value) {
        try {
            RecordComponent[] components = settings.getClass().getRecordComponents();
            Object[] values = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                components[i].getAccessor().setAccessible(true);
                Object old = components[i].getAccessor().invoke(settings);
                values[i] = value(old, components[i], name(prefix, components[i]), name, value);
            }
            @SuppressWarnings("unchecked")
            Constructor<R> constructor = (Constructor<R>) settings.getClass()
                    .getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof IllegalArgumentException wrong ? wrong : new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object value(Object old, RecordComponent component, String at, String name, String value) {
        if (old instanceof Record settings && name.startsWith(at + ".")) {
            return changed(settings, at, name, value);
        }
        return at.equals(name) ? parse(component, name, value) : old;
    }

    private static Object parse(RecordComponent component, String name, String value) {
        Class<?> type = component.getType();
        try {
            return switch (type.getSimpleName()) {
                case "int" -> Integer.parseInt(value);
                case "long" -> Long.parseLong(value);
                case "double" -> Double.parseDouble(value);
                case "boolean" -> truth(value);
                case "Duration" -> duration(value);
                case "List" -> list(component, value);
                default -> value;
            };
        } catch (NumberFormatException | TypeConversionException e) {
            throw new IllegalArgumentException(name + " = " + value + ": is no " + words(type), e);
        }
    }

    /** Parted by commas; an allowlist's entries are words in the order of detector, source, target and port. */
    private static List<?> list(RecordComponent component, String value) {
        List<String> items = value.isEmpty() ? List.of() : List.of(value.split("\\s*,\\s*"));
        boolean entries = component.getGenericType().getTypeName().contains(AllowlistEntry.class.getName());
        return entries ? items.stream().map(SettingEditor::allowed).toList() : items;
    }

    private static AllowlistEntry allowed(String words) {
        Iterator<String> each = Arrays.asList(words.split("\\s+")).iterator();
        return new AllowlistEntry(next(each), next(each), next(each), next(each));
    }

    private static @Nullable String next(Iterator<String> words) {
        return words.hasNext() ? words.next() : null;
    }

    private static boolean truth(String value) {
        if (!value.equals("true") && !value.equals("false")) {
            throw new TypeConversionException(value);
        }
        return value.equals("true");
    }

    private static Duration duration(String value) {
        return new DurationConverter().convert(value);
    }

    private static String words(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "int", "long" -> "whole number";
            case "double" -> "number";
            case "boolean" -> "true or false";
            default -> "duration such as 30s";
        };
    }
}
