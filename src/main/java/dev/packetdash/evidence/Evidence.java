package dev.packetdash.evidence;

import dev.packetdash.alert.Alert;
import dev.packetdash.alert.StorageErrors;
import dev.packetdash.alert.StorageErrors.Operation;
import dev.packetdash.capture.FrameRing;
import dev.packetdash.net.Labels;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps the packets of confirmed alerts, if the settings name a directory for them. To be put together by one thread;
 * then any may ask.
 */
public final class Evidence {
    private final EvidenceSettings settings;
    private final EvidenceDirectory directory;
    private final StorageErrors errors;
    private final Dropped dropped = new Dropped();
    private final List<ClipWriter> writers = new ArrayList<>();

    public Evidence(EvidenceSettings settings, Clock clock, StorageErrors errors) {
        this.settings = settings;
        this.errors = errors;
        this.directory = new EvidenceDirectory(settings, clock, errors);
    }

    public boolean isOn() {
        return !settings.directory().isEmpty();
    }

    /**
     * Takes news of the alerts found in the packets of that ring, and makes a file for each that begins.
     */
    public Consumer<Alert> of(FrameRing ring) {
        if (!isOn()) {
            return alert -> {};
        }
        ClipWriter writer = new ClipWriter(ring, settings, directory, dropped, errors);
        writers.add(writer);
        return alert -> {
            if (alert.event() == Alert.Event.FIRING) {
                writer.offer(alert);
            }
        };
    }

    public void start() {
        if (isOn()) {
            try {
                directory.open();
            } catch (IOException | RuntimeException e) {
                errors.failed(Operation.EVIDENCE_OPEN, "Evidence cannot be kept", e);
            }
        }
        writers.forEach(ClipWriter::start);
    }

    /** Removes what has become too old. */
    public void tidy() {
        if (isOn()) {
            directory.tidy();
        }
    }

    /** Ends all files as they are. */
    public void stop() {
        writers.forEach(ClipWriter::stop);
    }

    /** The file of that alert, once it is whole. */
    public Optional<Path> find(String id) {
        return isOn() ? directory.find(id) : Optional.empty();
    }

    public long files() {
        return directory.files();
    }

    public long bytes() {
        return directory.bytes();
    }

    /** Alerts without evidence, by reason. */
    public Map<String, Long> dropped() {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Dropped.Reason reason : Dropped.Reason.values()) {
            counts.put(Labels.label(reason), dropped.get(reason));
        }
        return counts;
    }
}
