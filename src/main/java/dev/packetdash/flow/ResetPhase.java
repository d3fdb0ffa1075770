package dev.packetdash.flow;

/** How far a TCP connection was when it was reset. */
public enum ResetPhase {
    /** Before the handshake was complete. */
    HANDSHAKE,
    ESTABLISHED,
    /** After the first FIN or reset. */
    CLOSING,
    /** No connection was seen. */
    NONE
}
