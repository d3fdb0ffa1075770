package dev.packetdash.pipeline;

import dev.packetdash.capture.CaptureStatus;
import dev.packetdash.capture.FrameSource;
import dev.packetdash.net.LocalAddresses;
import java.util.function.Supplier;

/**
 * A source of packets, and what is known of the host that sees them.
 *
 * @param addresses of that host, which may change
 */
public record PacketInput(FrameSource source, Supplier<LocalAddresses> addresses) {
    /** Returns a capture file, which does not tell its host's addresses. */
    public static PacketInput ofFile(FrameSource source) {
        return new PacketInput(source, () -> LocalAddresses.UNKNOWN);
    }

    /** Returns whether packets come as they happen, so that time is the clock's; a file's is that of its packets. */
    public boolean isLive() {
        return source.status().kind() != CaptureStatus.Kind.FILE;
    }
}
