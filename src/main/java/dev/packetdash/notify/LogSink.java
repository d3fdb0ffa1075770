package dev.packetdash.notify;

import dev.packetdash.alert.Alert;
import dev.packetdash.alert.AlertText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells people who read the service's log: an alert in full when it begins, a line when it is over. */
final class LogSink implements Sink {
    private static final Logger LOG = LoggerFactory.getLogger(LogSink.class);

    @Override
    public Name name() {
        return Name.CONSOLE;
    }

    @Override
    public void deliver(Alert alert) {
        switch (alert.event()) {
            case FIRING -> LOG.warn("{}\n{}", alert.id(), String.join("\n", AlertText.block(alert)));
            case UPDATED -> LOG.info("{} {} goes on: {}", alert.id(), alert.severity(), AlertText.summary(alert));
            case RESOLVED -> LOG.info("{} {} is over: {}", alert.id(), alert.severity(), AlertText.summary(alert));
        }
    }
}
