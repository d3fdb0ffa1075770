package dev.packetdash.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What the terminal prints is what the service's mapper writes. */
class JsonTests {
    record Inner(
            @JsonProperty("interface") String interfaceName,
            @Nullable Instant at) {}

    record Outer(
            int port,
            long bytes,
            double rate,
            boolean up,
            @Nullable Integer none,
            List<Inner> inner,
            long[] series,
            Map<String, Double> shares) {}

    @Test
    void writesWhatTheMapperWrites() {
        List<Inner> inner =
                List.of(new Inner("a \"b\" \\ \n é 漢 \u0001", Instant.ofEpochSecond(1, 500)), new Inner("", null));
        Map<String, Double> shares = new TreeMap<>(Map.of("tiny", 1.0E-7, "huge", 1.0E21, "whole", 3.0));
        Outer full = new Outer(65535, Long.MAX_VALUE, 0.1, true, 7, inner, new long[] {1, 2}, shares);

        assertWritten(full);
        assertWritten(new Outer(0, -1, 0, false, null, List.of(), new long[0], Map.of()));
    }

    private static void assertWritten(Outer value) {
        String text = JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(value);

        assertThat(Json.text(Json.fields(value))).isEqualTo(text + "\n");
    }
}
