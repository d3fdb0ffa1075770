package dev.packetdash.flow;

/** Why a flow is no longer tracked. */
public enum EvictionReason {
    /** Reset, or finished by both sides. */
    CLOSED,
    IDLE,
    /** Its place was needed for another flow. */
    CAPACITY
}
