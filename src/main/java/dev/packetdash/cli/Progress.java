package dev.packetdash.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;

/** A file's bytes on their way in, which shows once a second how far they are, on one line that it leaves empty. */
final class Progress extends FilterInputStream {
    private static final long INTERVAL_NANOS = 1_000_000_000;
    /** ECMA-48: back to the line's start, and erase it. */
    private static final String CLEAR = "\r\033[K";

    private final long size;
    private final PrintStream terminal;
    private long done;
    private long dueNanos = System.nanoTime() + INTERVAL_NANOS;
    private boolean shown;

    /** @param size of all that there is to read, in bytes */
    Progress(InputStream in, long size, PrintStream terminal) {
        super(in);
        this.size = size;
        this.terminal = terminal;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = in.read(target, offset, length);
        done += Math.max(count, 0);
        if (dueNanos - System.nanoTime() <= 0) {
            dueNanos = System.nanoTime() + INTERVAL_NANOS;
            shown = true;
            terminal.print("%sread %d%% of %d MB".formatted(CLEAR, 100 * done / Math.max(size, 1), size >> 20));
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        if (shown) {
            terminal.print(CLEAR);
        }
        super.close();
    }
}
