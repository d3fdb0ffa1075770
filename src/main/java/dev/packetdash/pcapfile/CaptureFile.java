package dev.packetdash.pcapfile;

import dev.packetdash.capture.CaptureException;
import dev.packetdash.capture.CaptureFailure;
import dev.packetdash.capture.CaptureParameters;
import dev.packetdash.capture.CaptureStatistics;
import dev.packetdash.capture.CaptureStatus;
import dev.packetdash.capture.FrameRing;
import dev.packetdash.capture.FrameSource;
import dev.packetdash.net.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The packets of a pcap or pcapng file, as it is or packed with gzip, read forward in memory of a fixed size and
 * without libpcap. A damaged file gives the packets before the damage, then fails with the byte it is at. Owned by one
 * thread.
 */
public final class CaptureFile implements FrameSource {
    private static final int CHUNK_LENGTH = 1 << 20;

    private final InputStream in;
    private final FileBytes bytes;
    private final PacketReader reader;
    private @Nullable CaptureFailure failure;
    private long delivered;
    private long capturedBytes;

    private CaptureFile(InputStream in, String name, int chunkLength) throws CaptureException {
        this.in = in;
        bytes = new FileBytes(name, in, chunkLength);
        if (PcapReader.isAt(bytes)) {
            reader = new PcapReader(bytes);
        } else if (PcapngReader.isAt(bytes)) {
            reader = new PcapngReader(bytes);
        } else {
            throw FileFailures.notACapture(bytes.name(), bytes.peek(4));
        }
    }

    /** @throws CaptureException where the file cannot be read or is no capture */
    public static CaptureFile open(Path file) throws CaptureException {
        try {
            return open(Files.newInputStream(file), file.toString());
        } catch (IOException e) {
            throw FileFailures.cannotOpen(file.toString(), e);
        }
    }

    /**
     * @param in   read as far as the packets asked for need it, and closed with this source; where it is a pipe, {@link
     *               #next} waits for its writer, or until somebody closes the channel below
     * @param name stands for the file in messages
     * @throws CaptureException where the stream cannot be read or is no capture
     */
    public static CaptureFile open(InputStream in, String name) throws CaptureException {
        return open(in, name, CHUNK_LENGTH);
    }

    static CaptureFile open(InputStream in, String name, int chunkLength) throws CaptureException {
        try {
            return new CaptureFile(in, name, chunkLength);
        } catch (CaptureException e) {
            closeQuietly(in);
            throw e;
        }
    }

    private static void closeQuietly(InputStream in) {
        try {
            in.close();
        } catch (IOException e) {
            // It was only read.
        }
    }

    @Override
    public Next next(FrameRing ring, Frame frame) throws CaptureException {
        try {
            if (!reader.next(ring, frame)) {
                return Next.END;
            }
        } catch (CaptureException e) {
            if (bytes.isClosed()) {
                return Next.END;
            }
            failure = e.failure();
            throw e;
        }
        delivered++;
        capturedBytes += frame.capturedLength();
        return Next.FRAME;
    }

    @Override
    public int nextInBulk(FrameRing ring, Frame[] frames, int most) {
        int count = reader.nextInBulk(ring, frames, most);
        for (int i = 0; i < count; i++) {
            capturedBytes += frames[i].capturedLength();
        }
        delivered += count;
        return count;
    }

    /** Does nothing: {@link #next} never says that it has nothing yet. */
    @Override
    public void await(Duration timeout) {}

    /**
     * Received is what was delivered and, where the file says so, what the machine that wrote it had lost; the
     * interface's name is the file's.
     */
    @Override
    public CaptureStatus status() {
        FileLosses losses = reader.losses();
        CaptureStatistics statistics = new CaptureStatistics(
                delivered + losses.dropped(),
                losses.dropped(),
                losses.interfaceDropped(),
                delivered,
                capturedBytes,
                reader.untimed());
        CaptureParameters parameters = CaptureParameters.plain(reader.linkType(), reader.snapshotLength());
        return CaptureStatus.open(bytes.name(), CaptureStatus.Kind.FILE, parameters, statistics)
                .with(failure == null, failure);
    }

    @Override
    public void close() {
        closeQuietly(in);
    }
}
