package dev.packetdash.capture;

import dev.packetdash.net.Frame;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.springframework.util.unit.DataSize;

/** What the live tests share: settings, frames to send, a way to send them, and the reading loop. */
public final class LiveTraffic {
    public static final CaptureSettings SETTINGS = settings("", DataSize.ofMegabytes(8));

    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private LiveTraffic() {}

    static CaptureSettings settings(String filter, DataSize bufferSize) {
        return new CaptureSettings(
                CaptureSettings.Source.LIVE,
                List.of("auto"),
                4,
                filter,
                256,
                false,
                Duration.ofMillis(20),
                bufferSize,
                DataSize.ofMegabytes(1));
    }

    /**
     * A UDP datagram from the far end to the near end, without UDP checksum, with {@code fill} as each byte of its
     * payload.
     */
    static byte[] datagram(int destinationPort, int length, int fill) {
        ByteBuffer frame = ByteBuffer.allocate(length);
        frame.put(new byte[] {2, 0, 0x5e, 0, 0x53, 1, 2, 0, 0x5e, 0, 0x53, 2}).putShort((short) 0x0800);
        frame.put((byte) 0x45).put((byte) 0).putShort((short) (length - 14));
        frame.putInt(0).put((byte) 64).put((byte) 17).putShort((short) 0);
        frame.putInt(0xc633_6402).putInt(0xc633_6401);
        frame.putShort((short) 40000).putShort((short) destinationPort).putShort((short) (length - 34));
        frame.putShort((short) 0);
        while (frame.hasRemaining()) {
            frame.put((byte) fill);
        }
        return frame.array();
    }

    /** Reads until {@code count} frames in all have been delivered and the kernel's buffer is empty. */
    static CaptureStatistics readUntil(FrameSource source, long count) throws CaptureException {
        FrameRing ring = new FrameRing(1 << 20, 1024);
        Frame frame = new Frame();
        long end = System.nanoTime() + DEADLINE.toNanos();
        CaptureStatistics statistics = source.status().statistics();
        while ((statistics.delivered() + statistics.dropped() < count || statistics.unaccounted() != 0)
                && System.nanoTime() < end) {
            read(source, ring, frame);
            source.await(Duration.ofMillis(50));
            statistics = source.status().statistics();
        }
        return statistics;
    }

    static void read(FrameSource source, FrameRing ring, Frame frame) throws CaptureException {
        while (source.next(ring, frame) == FrameSource.Next.FRAME) {
            // The source counts.
        }
    }
}
