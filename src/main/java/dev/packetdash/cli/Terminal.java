package dev.packetdash.cli;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.function.Supplier;

/**
 * The place where a command is run: results go to {@code out}, everything else to {@code err}.
 *
 * @param colour   results are read by a person on a terminal who has not asked for less
 * @param progress {@code err} is a terminal
 * @param zone     of the times shown; asked for only then, since finding it opens every jar
 */
record Terminal(
        InputStream in, OutputStream out, PrintStream err, boolean colour, boolean progress, Supplier<ZoneId> zone) {
    private static final int STANDARD_OUTPUT = 1;
    private static final int STANDARD_ERROR = 2;

    static Terminal ofThisProcess() {
        boolean plain = isSet("NO_COLOR") || "dumb".equals(System.getenv("TERM"));
        return new Terminal(
                new StandardInput(System.in),
                new FileOutputStream(FileDescriptor.out),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                !plain && isTerminal(STANDARD_OUTPUT),
                isTerminal(STANDARD_ERROR),
                ZoneId::systemDefault);
    }

    /** Ends the wait of whoever reads from a pipe in which nothing comes. */
    void closeInput() {
        try {
            in.close();
        } catch (IOException e) {
            // Then nobody waits any more.
        }
    }

    private static boolean isSet(String variable) {
        return !System.getenv().getOrDefault(variable, "").isEmpty();
    }

    /** Java tells only whether input and output both are one. */
    private static boolean isTerminal(int descriptor) {
        try {
            String device = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty") || device.equals("/dev/console");
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns a writer for results, to be flushed and not closed. It fails where nobody reads them any more. */
    Writer writer() {
        return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    }

    void print(String result) throws IOException {
        out.write(result.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    void note(String message) {
        err.println("packetdash: " + message);
    }

    Style style() {
        return colour ? Style.COLOURED : Style.PLAIN;
    }
}
