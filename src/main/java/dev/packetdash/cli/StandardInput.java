package dev.packetdash.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedChannelException;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * This process's standard input, read ahead by a thread of its own, since nothing else ends the wait for a pipe in
 * which nothing comes: {@link #close} does, from any thread, and the reader gets a {@link ClosedChannelException}.
 */
final class StandardInput extends InputStream {
    private static final int CHUNK = 1 << 16;
    private static final int CHUNKS_AHEAD = 8;
    private static final byte[] END = {};

    private final InputStream in;
    private final BlockingQueue<byte[]> chunks = new ArrayBlockingQueue<>(CHUNKS_AHEAD);
    private final Thread reader = new Thread(this::readAhead, "standard input");
    private byte[] chunk = END;
    private int index;
    private boolean started;
    private boolean ended;
    private volatile boolean closed;
    private volatile @Nullable IOException failure;

    StandardInput(InputStream in) {
        this.in = in;
        reader.setDaemon(true);
    }

    private void readAhead() {
        byte[] buffer = new byte[CHUNK];
        try {
            for (int count = in.read(buffer); count >= 0 && !closed; count = in.read(buffer)) {
                if (count > 0) {
                    chunks.put(Arrays.copyOf(buffer, count));
                }
            }
        } catch (IOException e) {
            failure = e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        putEnd();
    }

    private void putEnd() {
        try {
            chunks.put(END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (index == chunk.length && !ended) {
            chunk = next();
            index = 0;
            ended = chunk == END;
        }
        if (closed) {
            throw new ClosedChannelException();
        }
        if (ended) {
            return -1;
        }
        int count = Math.min(length, chunk.length - index);
        System.arraycopy(chunk, index, bytes, offset, count);
        index += count;
        return count;
    }

    private byte[] next() throws IOException {
        if (!started) {
            started = true;
            reader.start();
        }
        try {
            byte[] next = chunks.take();
            IOException problem = failure;
            if (next == END && problem != null) {
                throw problem;
            }
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClosedChannelException();
        }
    }

    /** Bytes that can be read without waiting; 0 also at the end. */
    @Override
    public int available() {
        byte[] next = chunks.peek();
        return chunk.length - index + (next == null ? 0 : next.length);
    }

    @Override
    public void close() {
        closed = true;
        if (!chunks.offer(END)) {
            chunks.clear();
            chunks.add(END);
        }
    }
}
