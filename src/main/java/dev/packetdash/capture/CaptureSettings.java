package dev.packetdash.capture;

import java.time.Duration;
import java.util.List;
import org.springframework.util.unit.DataSize;

/**
 * {@code packetdash.capture.*}.
 *
 * @param interfaces     names, {@code any}, or {@code auto}: the one with the default route, else the busiest that is up
 * @param maxInterfaces  more are refused
 * @param filter         libpcap filter expression, applied in the kernel; empty for all
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
}
