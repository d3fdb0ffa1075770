import dev.packetdash.capture.CaptureSettings;
import dev.packetdash.capture.FrameRing;
import dev.packetdash.capture.FrameSource.Next;
import dev.packetdash.demo.DemoSource;
import dev.packetdash.net.Frame;
import dev.packetdash.net.LinkType;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Writes a capture file of made-up traffic, with a flood in it, for the JVM to be trained with: {@code bin/packetdash}
 * runs this file as it is, lets the JVM read the capture once and keeps what it learns.
 *
 * <p>{@code java -cp target/app/packetdash.jar bin/TrainingFile.java FILE}
 */
final class TrainingFile {
    private static final int PACKETS = 200_000;
    private static final long STEP_NANOS = 100_000_000;
    private static final int MICROSECONDS = 0xa1b2c3d4;
    private static final int SNAPSHOT_LENGTH = 256;

    private final ByteBuffer buffer = ByteBuffer.allocate(1024).order(ByteOrder.nativeOrder());
    private final Random random = new Random(1);
    private final byte[] request = new byte[60];
    private final Frame requestFrame = new Frame();
    private long nanos = 1_800_000_000L * 1_000_000_000;

    private TrainingFile() {}

    /** @param arguments the file to write */
    static void main(String[] arguments) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(arguments[0])))) {
            new TrainingFile().write(out);
        }
    }

    private void write(OutputStream out) throws IOException {
        buffer.putInt(MICROSECONDS).putShort((short) 2).putShort((short) 4).putLong(0);
        put(out, buffer.putInt(SNAPSHOT_LENGTH).putInt(1));
        var source = new DemoSource(CaptureSettings.DEFAULTS, () -> nanos);
        var ring = new FrameRing(1 << 16, 1);
        var frame = new Frame();
        for (int written = 0; written < PACKETS; ) {
            if (source.next(ring, frame) == Next.FRAME) {
                put(out, record(frame));
                put(out, record(request(frame.timestampNanos())));
                written += 2;
            } else {
                nanos += STEP_NANOS;
            }
        }
    }

    /** A SYN of a flow of its own: so many of them fill every table, and what then happens is learned too. */
    private Frame request(long timestampNanos) {
        // Behind the MAC addresses an IPv4 header, the source address's last bytes, a TCP header from its ports on.
        ByteBuffer.wrap(request)
                .putLong(12, 0x0800_4500_002c_0000L)
                .putLong(20, 0x4000_4006_0000_c612L)
                .putShort(28, (short) random.nextInt())
                .putInt(30, 0xc613_0001)
                .putShort(34, (short) random.nextInt())
                .putShort(36, (short) 80)
                .putShort(46, (short) 0x6002);
        return requestFrame.set(request, 0, request.length, request.length, LinkType.ETHERNET, timestampNanos);
    }

    private ByteBuffer record(Frame frame) {
        long micros = frame.timestampNanos() / 1000;
        buffer.putInt((int) (micros / 1_000_000)).putInt((int) (micros % 1_000_000));
        buffer.putInt(frame.capturedLength()).putInt(frame.wireLength());
        frame.copyTo(buffer);
        return buffer;
    }

    private static void put(OutputStream out, ByteBuffer buffer) throws IOException {
        out.write(buffer.array(), 0, buffer.position());
        buffer.clear();
    }
}
