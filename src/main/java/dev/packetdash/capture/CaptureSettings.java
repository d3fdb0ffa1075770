package dev.packetdash.capture;

import dev.packetdash.settings.SettingCheck;
import java.time.Duration;
import java.util.List;
import org.springframework.util.unit.DataSize;

/**
 * {@code packetdash.capture.*}.
 *
 * @param interfaces     names, {@code any}, or {@code auto}: see {@link AutoInterface}
 * @param maxInterfaces  more are refused
 * @param filter         libpcap filter expression, applied in the kernel; empty for all; at most 4096 characters
 * @param snapshotLength bytes kept of a packet
 * @param readTimeout    how long the kernel may hold packets back to hand them over in one go
 * @param bufferSize     of the kernel's buffer, an interface
 * @param ringSize       of the frames kept for the packet list, an interface
 */
public record CaptureSettings(
        Source source,
        List<String> interfaces,
        int maxInterfaces,
        String filter,
        int snapshotLength,
        boolean promiscuous,
        Duration readTimeout,
        DataSize bufferSize,
        DataSize ringSize) {
    /** The kinds of places that the service takes its frames from. */
    public enum Source {
        LIVE,
        DEMO
    }

    private static final int LONGEST_FILTER = 4096;
    private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(1);
    private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(1);

    public static final CaptureSettings DEFAULTS = new CaptureSettings(
            Source.LIVE,
            List.of("auto"),
            4,
            "",
            256,
            false,
            Duration.ofMillis(100),
            DataSize.ofMegabytes(16),
            DataSize.ofMegabytes(32));

    /**
     * @throws IllegalArgumentException where a value is not possible; the message names the property, the value and the
     * remedy
     */
    public CaptureSettings {
        interfaces = List.copyOf(interfaces);
        SettingCheck.range("packetdash.capture.max-interfaces", maxInterfaces, 1, 64);
        SettingCheck.require(
                !interfaces.isEmpty(),
                "packetdash.capture.interfaces",
                "",
                "must name at least one, or be auto or any");
        for (String name : interfaces) {
            SettingCheck.require(
                    !name.isBlank(), "packetdash.capture.interfaces", interfaces, "must not have an empty name");
        }
        SettingCheck.require(
                interfaces.stream().distinct().count() == interfaces.size(),
                "packetdash.capture.interfaces",
                interfaces,
                "must not name an interface twice");
        SettingCheck.require(
                interfaces.size() <= maxInterfaces,
                "packetdash.capture.interfaces",
                interfaces,
                "are more than " + maxInterfaces + "; leave some out or raise packetdash.capture.max-interfaces");
        // libpcap's optimizer takes time by the cube: 0.5 s for 4 KB, half a minute for 16 KB.
        SettingCheck.require(
                filter.length() <= LONGEST_FILTER,
                "packetdash.capture.filter",
                filter,
                "must be at most 4096 characters");
        SettingCheck.range("packetdash.capture.snapshot-length", snapshotLength, 64, 262_144);
        SettingCheck.require(
                SettingCheck.isBetween(readTimeout, SHORTEST_TIMEOUT, LONGEST_TIMEOUT),
                "packetdash.capture.read-timeout",
                readTimeout.toMillis() + "ms",
                "must be 1ms to 1s");
        SettingCheck.require(
                isBetween(bufferSize, 64 << 10, 1 << 30),
                "packetdash.capture.buffer-size",
                bufferSize,
                "must be 64KB to 1GB");
        SettingCheck.require(
                isBetween(ringSize, 1 << 20, 1 << 30), "packetdash.capture.ring-size", ringSize, "must be 1MB to 1GB");
    }

    private static boolean isBetween(DataSize size, long least, long most) {
        return size.toBytes() >= least && size.toBytes() <= most;
    }
}
