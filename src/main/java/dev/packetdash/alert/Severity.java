package dev.packetdash.alert;

/** The degrees to which an operator has to care, the least first. */
public enum Severity {
    /** A suspicion: shown and counted, never delivered as an alert. */
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;

    /** Whether it is more than a suspicion. */
    public boolean isConfirmed() {
        return this != LOW;
    }

    Severity or(Severity other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
