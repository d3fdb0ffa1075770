package dev.packetdash.notify;

import dev.packetdash.alert.OwnFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * A file that has whole lines only: one that could not be written to its end, or that an abort cut short, is taken
 * back. It is opened anew for each line, so that it can be rotated at any time. Its owner alone may read it.
 */
record LineFile(Path path) {
    private static final int LONGEST_LINE = 1 << 20;
    private static final Set<StandardOpenOption> APPEND = Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND);

    /**
     * @param line with the line feed at its end
     * @throws IOException where it is not in the file
     */
    void append(byte[] line) throws IOException {
        long half = Files.isRegularFile(path) && !endsWhole() ? halfLine() : 0;
        try (FileChannel channel = FileChannel.open(path, APPEND, OwnFiles.FOR_OWNER)) {
            if (half > 0) {
                channel.truncate(channel.size() - half);
            }
            long whole = channel.size();
            try {
                for (ByteBuffer rest = ByteBuffer.wrap(line); rest.hasRemaining(); ) {
                    channel.write(rest);
                }
            } catch (IOException e) {
                takeBack(channel, whole, e);
                throw e;
            }
        }
    }

    private static void takeBack(FileChannel channel, long whole, IOException reason) {
        try {
            channel.truncate(whole);
        } catch (IOException e) {
            // A pipe takes nothing back; a file is looked at again before the next line.
            reason.addSuppressed(e);
        }
    }

    private boolean endsWhole() throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return channel.size() == 0 || channel.read(last, channel.size() - 1) == 1 && last.get(0) == '\n';
        }
    }

    /**
     * Bytes behind the last line feed.
     *
     * @throws IOException where they are not the beginning of a document, or what a loss of power leaves of one: then
     * they are somebody else's
     */
    private long halfLine() throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            int length = (int) Math.min(channel.size(), LONGEST_LINE);
            byte[] tail = Channels.newInputStream(channel.position(channel.size() - length))
                    .readNBytes(length);
            int start = tail.length;
            while (start > 0 && tail[start - 1] != '\n') {
                start--;
            }
            if (start < tail.length && tail[start] != '{' && tail[start] != 0) {
                throw new IOException(path + " does not end as a log of alerts does");
            }
            return tail.length - start;
        }
    }
}
