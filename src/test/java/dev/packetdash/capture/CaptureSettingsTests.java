package dev.packetdash.capture;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.unit.DataSize;

class CaptureSettingsTests {
    @Test
    void takesTheLimits() {
        assertThatNoException().isThrownBy(() -> settings(List.of("any"), 1, 64, 1, 64 << 10, 1 << 20));
        assertThatNoException().isThrownBy(() -> settings(List.of("a", "b"), 64, 262144, 1000, 1 << 30, 1 << 30));
    }

    @ParameterizedTest
    @MethodSource
    void namesPropertyValueAndRemedy(Runnable wrong, String message) {
        assertThatIllegalArgumentException().isThrownBy(wrong::run).withMessage("packetdash.capture." + message);
    }

    static Stream<Arguments> namesPropertyValueAndRemedy() {
        List<String> one = List.of("eth0");
        String filter = "udp".repeat(2000);
        return Stream.of(
                wrong(
                        () -> LiveTraffic.settings(filter, DataSize.ofMegabytes(8)),
                        "filter = " + filter + ": must be at most 4096 characters"),
                wrong(() -> settings(one, 0, 256, 100, 1 << 20, 1 << 20), "max-interfaces = 0: must be 1 to 64"),
                wrong(() -> settings(one, 65, 256, 100, 1 << 20, 1 << 20), "max-interfaces = 65: must be 1 to 64"),
                wrong(
                        () -> settings(List.of(), 4, 256, 100, 1 << 20, 1 << 20),
                        "interfaces = : must name at least one, or be auto or any"),
                wrong(
                        () -> settings(List.of("eth0", " "), 4, 256, 100, 1 << 20, 1 << 20),
                        "interfaces = [eth0,  ]: must not have an empty name"),
                wrong(
                        () -> settings(List.of("eth0", "eth0"), 4, 256, 100, 1 << 20, 1 << 20),
                        "interfaces = [eth0, eth0]: must not name an interface twice"),
                wrong(
                        () -> settings(List.of("a", "b", "c"), 2, 256, 100, 1 << 20, 1 << 20),
                        "interfaces = [a, b, c]: are more than 2; leave some out or raise packetdash.capture.max-interfaces"),
                wrong(() -> settings(one, 4, 10, 100, 1 << 20, 1 << 20), "snapshot-length = 10: must be 64 to 262144"),
                wrong(
                        () -> settings(one, 4, 262145, 100, 1 << 20, 1 << 20),
                        "snapshot-length = 262145: must be 64 to 262144"),
                wrong(() -> settings(one, 4, 256, 0, 1 << 20, 1 << 20), "read-timeout = 0ms: must be 1ms to 1s"),
                wrong(() -> settings(one, 4, 256, 1001, 1 << 20, 1 << 20), "read-timeout = 1001ms: must be 1ms to 1s"),
                wrong(() -> settings(one, 4, 256, 100, 4096, 1 << 20), "buffer-size = 4096B: must be 64KB to 1GB"),
                wrong(
                        () -> settings(one, 4, 256, 100, 1 << 20, (1L << 30) + 1),
                        "ring-size = 1073741825B: must be 1MB to 1GB"));
    }

    private static Arguments wrong(Runnable wrong, String message) {
        return Arguments.of(wrong, message);
    }

    private static CaptureSettings settings(
            List<String> interfaces, int maxInterfaces, int snapshotLength, int timeoutMillis, long buffer, long ring) {
        return new CaptureSettings(
                CaptureSettings.Source.LIVE,
                interfaces,
                maxInterfaces,
                "",
                snapshotLength,
                false,
                Duration.ofMillis(timeoutMillis),
                DataSize.ofBytes(buffer),
                DataSize.ofBytes(ring));
    }
}
