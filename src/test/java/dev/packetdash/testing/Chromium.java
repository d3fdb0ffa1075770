package dev.packetdash.testing;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/** Headless Chromium: what a browser makes of a page once its scripts have run. Every call has a fresh profile. */
public final class Chromium {
    /** Virtual time, so that timers of the page run at once: it is waiting for the network that takes real time. */
    private static final Duration PAGE_TIME = Duration.ofMillis(3500);

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final Path program = Tools.require("chromium");

    /**
     * A page after its scripts have run.
     *
     * @param dom the document as HTML
     * @param log the browser's log, the console's messages and policy violations in it
     */
    public record Rendering(String dom, String log) {}

    public String dom(String url) {
        return render(url).dom();
    }

    public Rendering render(String url) {
        return run("--dump-dom", url);
    }

    /** Draws the page as a PNG file. */
    public void screenshot(String url, int width, int height, Path png) {
        run("--window-size=" + width + "," + height, "--hide-scrollbars", "--screenshot=" + png, url);
    }

    private Rendering run(String... arguments) {
        try {
            Path directory = Files.createTempDirectory("chromium");
            try {
                return run(directory, List.of(arguments));
            } finally {
                // Its helpers outlive the browser by a moment and may still be writing.
                await().atMost(TIMEOUT).ignoreExceptions().until(() -> FileSystemUtils.deleteRecursively(directory));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Rendering run(Path directory, List<String> arguments) throws IOException {
        Path dom = directory.resolve("dom");
        Path log = directory.resolve("log");
        Process browser = new ProcessBuilder(command(directory.resolve("profile"), arguments))
                .redirectOutput(dom.toFile())
                .redirectError(log.toFile())
                .start();
        try {
            if (!browser.waitFor(TIMEOUT.toSeconds(), SECONDS) || browser.exitValue() != 0) {
                throw new AssertionError("chromium did not finish:\n" + Files.readString(log));
            }
            return new Rendering(Files.readString(dom), Files.readString(log));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while chromium was running", e);
        } finally {
            browser.descendants().forEach(ProcessHandle::destroyForcibly);
            browser.destroyForcibly();
        }
    }

    private List<String> command(Path profile, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "--headless",
                "--no-sandbox", // it refuses to run as root otherwise; it only sees the test's own pages
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--enable-logging=stderr",
                "--user-data-dir=" + profile,
                "--virtual-time-budget=" + PAGE_TIME.toMillis()));
        command.addAll(arguments);
        return command;
    }
}
