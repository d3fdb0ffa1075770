package dev.packetdash.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and SIGTERM as an orderly end: commands look whether they are {@link #requested}, finish what they have, and
 * then the process ends.
 */
final class Interrupt {
    /** How long a command may take to come to its end. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final CountDownLatch done = new CountDownLatch(1);
    private volatile boolean requested;
    private volatile int exitCode;

    /**
     * Lets signals wait for {@link #end} from here on.
     *
     * @param wake called with a signal, since a command cannot look while it waits for a pipe
     */
    void install(Runnable wake) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> shutDown(wake), "interrupt"));
    }

    boolean requested() {
        return requested;
    }

    /** Asks the command to come to its end. */
    void request() {
        requested = true;
    }

    /** The command has ended; the process may. */
    void end(int code) {
        exitCode = code;
        done.countDown();
    }

    /** Halts, because the code of a process that goes by a signal cannot be chosen otherwise. */
    private void shutDown(Runnable wake) {
        request();
        wake.run();
        try {
            if (done.await(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
                Runtime.getRuntime().halt(exitCode);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
