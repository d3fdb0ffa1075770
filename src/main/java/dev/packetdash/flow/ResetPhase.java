package dev.packetdash.flow;

/** The state that a TCP connection was in when it was reset. */
public enum ResetPhase {
    /** Before the handshake was complete. */
    HANDSHAKE,
    ESTABLISHED,
    /** After the first FIN or reset. */
    CLOSING,
    /** A reset of a connection that was never seen. */
    NONE
}
