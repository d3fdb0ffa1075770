package dev.packetdash.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;

/** Runs commands in this process as a shell does in another, without a terminal and in a time zone of its own. */
record Shell(int code, String out, String err) {
    private static final ZoneId ZONE = ZoneId.of("Asia/Kathmandu");

    static Shell run(String... arguments) {
        return run(new byte[0], arguments);
    }

    /** @param input what stands on standard input */
    static Shell run(byte[] input, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code =
                cli(new ByteArrayInputStream(input), out, err, new Interrupt()).execute(arguments);
        return new Shell(code, text(out), text(err));
    }

    static Cli cli(InputStream in, OutputStream out, OutputStream err, Interrupt interrupt) {
        PrintStream messages = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new Cli(new Terminal(in, out, messages, false, false, () -> ZONE), interrupt);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
