package dev.packetdash.settings;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes one value in a tree of settings records, by its name, without Spring. */
public final class SettingChange {
    private SettingChange() {}

    /**
     * Returns the settings with another value of one of them.
     *
     * @param prefix with which all names begin, before a dot
     * @param name   of a setting that there is
     * @throws IllegalArgumentException for a value that cannot be
     */
    public static <R extends Record> R change(R settings, String prefix, String name, String value) {
        RecordComponent[] components = settings.getClass().getRecordComponents();
        @Nullable Object[] values = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            Object old = SettingNames.value(components[i], settings);
            values[i] = value(old, components[i], SettingNames.of(prefix, components[i]), name, value);
        }
        @SuppressWarnings("unchecked")
        Class<R> type = (Class<R>) settings.getClass();
        return make(type, values);
    }

    private static <R> R make(Class<R> type, @Nullable Object[] values) {
        try {
            Constructor<R> constructor = type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
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

    private static @Nullable Object value(
            @Nullable Object old, RecordComponent component, String at, String name, String value) {
        if (old instanceof Record settings && name.startsWith(at + ".")) {
            return change(settings, at, name, value);
        }
        return at.equals(name) ? parse(component, name, value) : old;
    }

    private static Object parse(RecordComponent component, String name, String value) {
        Class<?> type = component.getType();
        if (type == List.class) {
            return list(component, value);
        }
        try {
            return switch (type.getSimpleName()) {
                case "int" -> Integer.parseInt(value);
                case "long" -> Long.parseLong(value);
                case "double" -> Double.parseDouble(value);
                case "boolean" -> truth(value);
                case "Duration" -> DurationText.parse(value);
                default -> value;
            };
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + " = " + value + ": is no " + words(type), e);
        }
    }

    /** Returns items that were parted by commas; those that are records are words in the order of their components. */
    private static List<?> list(RecordComponent component, String value) {
        List<String> items = value.isEmpty() ? List.of() : List.of(value.split("\\s*,\\s*"));
        Class<?> type = (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
        return type.isRecord() ? items.stream().map(item -> entry(type, item)).toList() : items;
    }

    private static Object entry(Class<?> type, String item) {
        String[] words = item.split("\\s+");
        return make(type, Arrays.copyOf(words, type.getRecordComponents().length));
    }

    private static boolean truth(String value) {
        if (!value.equals("true") && !value.equals("false")) {
            throw new IllegalArgumentException(value);
        }
        return value.equals("true");
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
