package dev.packetdash.capture;

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
    /** Where the service takes its frames from. */
    public enum Source {
        LIVE,
        DEMO
    }

    private static final int LONGEST_FILTER = 4096;
    private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(1);
    private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(1);

    /**
     * @throws IllegalArgumentException where a value is not possible; the message names the property, the value and the
     * remedy
     */
    public CaptureSettings {
        interfaces = List.copyOf(interfaces);
        require(maxInterfaces >= 1 && maxInterfaces <= 64, "max-interfaces", maxInterfaces, "must be 1 to 64");
        require(!interfaces.isEmpty(), "interfaces", "", "must name at least one, or be auto or any");
        for (String name : interfaces) {
            require(!name.isBlank(), "interfaces", interfaces, "must not have an empty name");
        }
        require(
                interfaces.stream().distinct().count() == interfaces.size(),
                "interfaces",
                interfaces,
                "must not name an interface twice");
        require(
                interfaces.size() <= maxInterfaces,
                "interfaces",
                interfaces,
                "are more than " + maxInterfaces + "; leave some out or raise packetdash.capture.max-interfaces");
        // libpcap's optimizer takes time by the cube: 0.5 s for 4 KB, half a minute for 16 KB.
        require(filter.length() <= LONGEST_FILTER, "filter", filter, "must be at most 4096 characters");
        require(
                snapshotLength >= 64 && snapshotLength <= 262144,
                "snapshot-length",
                snapshotLength,
                "must be 64 to 262144");
        require(
                readTimeout.compareTo(SHORTEST_TIMEOUT) >= 0 && readTimeout.compareTo(LONGEST_TIMEOUT) <= 0,
                "read-timeout",
                readTimeout.toMillis() + "ms",
                "must be 1ms to 1s");
        require(isBetween(bufferSize, 64 << 10, 1 << 30), "buffer-size", bufferSize, "must be 64KB to 1GB");
        require(isBetween(ringSize, 1 << 20, 1 << 30), "ring-size", ringSize, "must be 1MB to 1GB");
    }

    private static boolean isBetween(DataSize size, long least, long most) {
        return size.toBytes() >= least && size.toBytes() <= most;
    }

    private static void require(boolean holds, String property, Object value, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("packetdash.capture." + property + " = " + value + ": " + rule);
        }
    }
}
