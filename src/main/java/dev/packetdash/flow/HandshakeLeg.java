package dev.packetdash.flow;

/** A part of a TCP handshake, as this sensor sees it. */
public enum HandshakeLeg {
    /** From SYN to SYN-ACK. */
    NETWORK,
    /** From SYN-ACK to ACK. */
    SERVER
}
