package dev.packetdash.alert;

import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLongArray;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What goes wrong with files beside the packets: each time is counted, and it is said when it begins and when it is
 * over, not each time. Any thread.
 */
public final class StorageErrors {
    private static final Logger LOG = LoggerFactory.getLogger(StorageErrors.class);

    private final AtomicLongArray counts = new AtomicLongArray(Operation.values().length);
    private final Set<Operation> failing = EnumSet.noneOf(Operation.class);

    /** The closed list behind the {@code operation} label. */
    public enum Operation {
        /** The state file was damaged, in whole or in part. */
        STATE_READ,
        STATE_WRITE,
        /** The directory of the evidence cannot be used. */
        EVIDENCE_OPEN,
        EVIDENCE_WRITE,
        /** Old evidence cannot be removed. */
        EVIDENCE_TIDY
    }

    /** @param consequence what it means to the operator: {@code Alerts would not outlive a restart} */
    public void failed(Operation operation, String consequence, Exception reason) {
        counts.incrementAndGet(operation.ordinal());
        if (change(operation, true)) {
            LOG.warn("{}: {}", consequence, firstLine(reason));
        }
    }

    public void succeeded(Operation operation) {
        if (change(operation, false)) {
            LOG.info("{} works again", operation);
        }
    }

    private synchronized boolean change(Operation operation, boolean fails) {
        return fails ? failing.add(operation) : failing.remove(operation);
    }

    public long count(Operation operation) {
        return counts.get(operation.ordinal());
    }

    static String firstLine(Exception e) {
        return e.toString().lines().findFirst().orElse("");
    }
}
