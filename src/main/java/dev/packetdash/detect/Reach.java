package dev.packetdash.detect;

import dev.packetdash.alert.Severity;

/** Where an offence comes from and goes to, as seen from home: it decides how much an operator has to care. */
enum Reach {
    /** From outside to home: on the Internet, weather. */
    INBOUND,
    /** From home to home: somebody has got in, or is at it from within. */
    INTERNAL,
    /** From home to the outside: one of our own attacks others. */
    OUTBOUND,
    /** Neither end is known to be home. */
    FOREIGN;

    /** Returns the severity of a sweep: where neither end is known, what is seen of it is many hosts of somebody's. */
    Severity ofSweep() {
        return this == FOREIGN ? Severity.HIGH : ofScan();
    }

    /** Returns the severity of a port scan. */
    Severity ofScan() {
        return switch (this) {
            case INBOUND, FOREIGN -> Severity.MEDIUM;
            case INTERNAL -> Severity.HIGH;
            case OUTBOUND -> Severity.CRITICAL;
        };
    }
}
