package dev.packetdash.notify;

import dev.packetdash.alert.Alert;
import java.io.IOException;

/** Takes news of alerts out of this process. Called on one thread of its own, which it may hold up. */
interface Sink {
    /** The closed list behind the {@code sink} label. */
    enum Name {
        CONSOLE,
        LOG,
        WEBHOOK,
        ALERTMANAGER
    }

    Name name();

    /**
     * @throws IOException       where it can be tried again
     * @throws RejectedException where that would not help
     */
    void deliver(Alert alert) throws IOException, RejectedException, InterruptedException;

    /** The other side has understood, and does not want it. */
    final class RejectedException extends Exception {
        private static final long serialVersionUID = 1L;

        RejectedException(String message) {
            super(message);
        }
    }
}
