package dev.packetdash.cli;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.packetdash.net.Labels;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/**
 * Writes records as the service's mapper does, indented. The mapper itself looks at every class and its annotations
 * before it writes a word, which takes longer than the packets of a small file.
 */
final class Json {
    /** What Java lets no component be named. */
    private static final Map<String, String> NAMES = Map.of("interfaceName", "interface");

    private static final ObjectWriteContext INDENTED = new ObjectWriteContext.Base() {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter();
        }
    };

    private final JsonGenerator generator;

    private Json(JsonGenerator generator) {
        this.generator = generator;
    }

    /** @param fields of the document, by name */
    static String text(Map<String, ?> fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = new JsonFactory().createGenerator(INDENTED, text)) {
            new Json(generator).write(fields);
        }
        return text.append('\n').toString();
    }

    /** The components of a record by the names that they have in JSON. */
    static Map<String, @Nullable Object> fields(Record value) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            String name = component.getName();
            Method accessor = component.getAccessor();
            try {
                Object field = accessor.invoke(value);
                if (accessor.isAnnotationPresent(JsonUnwrapped.class) && field instanceof Record part) {
                    fields.putAll(fields(part));
                } else {
                    fields.put(NAMES.getOrDefault(name, name), field);
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalArgumentException(e);
            }
        }
        return fields;
    }

    private void write(@Nullable Object value) {
        switch (value) {
            case null -> generator.writeNull();
            case Record fields -> write(fields(fields));
            case Map<?, ?> fields -> write(fields);
            case List<?> items -> write(items);
            case long[] items -> write(Arrays.stream(items).boxed().toList());
            case Number number -> generator.writeRawValue(number.toString());
            case Boolean truth -> generator.writeBoolean(truth);
            case Enum<?> member -> generator.writeString(Labels.label(member));
            default -> generator.writeString(value.toString());
        }
    }

    private void write(Map<?, ?> fields) {
        generator.writeStartObject();
        fields.forEach((name, value) -> {
            generator.writeName(name.toString());
            write(value);
        });
        generator.writeEndObject();
    }

    private void write(List<?> items) {
        generator.writeStartArray();
        items.forEach(this::write);
        generator.writeEndArray();
    }
}
