package dev.packetdash.pcapfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.capture.CaptureException;
import dev.packetdash.capture.CaptureFailure;
import dev.packetdash.capture.CaptureStatus;
import dev.packetdash.capture.FrameRing;
import dev.packetdash.capture.FrameSource;
import dev.packetdash.net.Frame;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that {@link CaptureFile} finds in a file.
 *
 * @param failure what it ended with, null where it was read to its end
 * @param status  after the last packet, null where the file was not opened
 */
record ReadPackets(
        List<Packet> packets,
        @Nullable CaptureFailure failure,
        @Nullable CaptureStatus status) {
    private static final String NAME = "test.pcap";
    /** So that the chunks end everywhere. */
    private static final int SMALL_CHUNK = 100;

    /** A packet in full; the bytes as hex, so that packets can be compared. */
    record Packet(int linkType, long timestampNanos, int wireLength, String bytes) {
        static Packet of(Frame frame) {
            byte[] bytes = frame.copy(frame.capturedLength());
            return new Packet(
                    frame.linkType(),
                    frame.timestampNanos(),
                    frame.wireLength(),
                    HexFormat.of().formatHex(bytes));
        }
    }

    /** Read one by one; in bulk there is the same to be found. */
    static ReadPackets of(byte[] file) {
        ReadPackets oneByOne = of(new ByteArrayInputStream(file));
        assertThat(inBulk(file)).isEqualTo(oneByOne);
        return oneByOne;
    }

    private static ReadPackets inBulk(byte[] file) {
        var ring = new FrameRing(1 << 21, 16);
        List<Packet> packets = new ArrayList<>();
        Frame[] frames = Stream.generate(Frame::new).limit(3).toArray(Frame[]::new);
        CaptureStatus status = null;
        try (CaptureFile source = CaptureFile.open(new ByteArrayInputStream(file), NAME, SMALL_CHUNK)) {
            status = source.status();
            FrameSource.Next next;
            do {
                Stream.of(frames)
                        .limit(source.nextInBulk(ring, frames, frames.length))
                        .map(Packet::of)
                        .forEach(packets::add);
                status = source.status();
                next = source.next(ring, frames[0]);
                if (next == FrameSource.Next.FRAME) {
                    packets.add(Packet.of(frames[0]));
                }
            } while (next == FrameSource.Next.FRAME);
            return new ReadPackets(packets, null, source.status());
        } catch (CaptureException e) {
            return new ReadPackets(packets, e.failure(), status);
        }
    }

    static ReadPackets of(InputStream file) {
        return of(file, SMALL_CHUNK);
    }

    static ReadPackets of(InputStream file, int chunkLength) {
        return of(file, chunkLength, new FrameRing(1 << 21, 16));
    }

    static ReadPackets of(InputStream file, int chunkLength, FrameRing ring) {
        List<Packet> packets = new ArrayList<>();
        var frame = new Frame();
        CaptureStatus status = null;
        try (CaptureFile source = CaptureFile.open(file, NAME, chunkLength)) {
            status = source.status();
            while (source.next(ring, frame) == FrameSource.Next.FRAME) {
                packets.add(Packet.of(frame));
                status = source.status();
            }
            return new ReadPackets(packets, null, source.status());
        } catch (CaptureException e) {
            return new ReadPackets(packets, e.failure(), status);
        }
    }

    CaptureFailure damage() {
        return Objects.requireNonNull(failure);
    }

    CaptureStatus lastStatus() {
        return Objects.requireNonNull(status);
    }

    String message() {
        return failure == null ? "" : failure.message();
    }
}
