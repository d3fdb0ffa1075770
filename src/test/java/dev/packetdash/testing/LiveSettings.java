package dev.packetdash.testing;

import dev.packetdash.capture.CaptureSettings;
import java.time.Duration;
import java.util.List;
import org.springframework.util.unit.DataSize;

/** Settings of a live capture for tests to which only the interfaces matter. */
public final class LiveSettings {
    private LiveSettings() {}

    /** @param interfaces as in {@code packetdash.capture.interfaces} */
    public static CaptureSettings of(String... interfaces) {
        return new CaptureSettings(
                CaptureSettings.Source.LIVE,
                List.of(interfaces),
                4,
                "",
                256,
                false,
                Duration.ofMillis(100),
                DataSize.ofMegabytes(8),
                DataSize.ofMegabytes(1));
    }
}
