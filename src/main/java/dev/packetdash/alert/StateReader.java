package dev.packetdash.alert;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a state file one alert after the other, and keeps what is right of a damaged one. Owned by one thread. */
final class StateReader {
    /** Ten thousand alerts take 40 MB. */
    private static final long MOST_BYTES = 256L << 20;

    private static final long MOST_TOKENS = 200L * StateFile.MOST_ALERTS;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxTokenCount(MOST_TOKENS)
                            .build())
                    .build())
            .build();

    private final List<Alert> alerts = new ArrayList<>();
    private @Nullable Exception damage;

    /** The right ones. */
    List<Alert> alerts() {
        return List.copyOf(alerts);
    }

    /** The first thing that was wrong; null where nothing was. */
    @Nullable
    Exception damage() {
        return damage;
    }

    void damaged(Exception e) {
        damage = damage == null ? e : damage;
    }

    /** @throws IOException where the rest cannot be read; so may runtime exceptions say */
    void read(Path file) throws IOException {
        var attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isRegularFile()) {
            throw new IOException("it is not a regular file");
        }
        if (attributes.size() > MOST_BYTES) {
            throw new IOException("it has " + attributes.size() + " bytes, more than alerts take");
        }
        var channel = Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
        try (InputStream in = new BufferedInputStream(Channels.newInputStream(channel));
                JsonParser json = JSON.createParser(in)) {
            read(json);
        }
    }

    private void read(JsonParser json) throws IOException {
        require(json.nextToken() == JsonToken.START_OBJECT, "it is not a JSON object");
        int version = 0;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "version" -> version = json.getIntValue();
                case "alerts" -> {
                    require(version == StateFile.VERSION, "it is of version " + version);
                    readAlerts(json);
                }
                default -> json.skipChildren();
            }
        }
        require(version == StateFile.VERSION, "it is of version " + version);
        require(json.nextToken() == null, "something follows its end");
    }

    private void readAlerts(JsonParser json) throws IOException {
        require(json.currentToken() == JsonToken.START_ARRAY, "its alerts are not a list");
        while (json.nextToken() != JsonToken.END_ARRAY) {
            JsonNode entry = json.readValueAsTree();
            if (alerts.size() < StateFile.MOST_ALERTS) {
                add(entry);
            }
        }
    }

    private void add(JsonNode entry) {
        try {
            alerts.add(JSON.treeToValue(entry, AlertDocument.class).alert());
        } catch (RuntimeException e) {
            // An entry can be wrong in any way too.
            damaged(e);
        }
    }

    private static void require(boolean holds, String problem) throws IOException {
        if (!holds) {
            throw new IOException(problem);
        }
    }
}
