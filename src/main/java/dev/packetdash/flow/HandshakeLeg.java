package dev.packetdash.flow;

/** A part of a TCP handshake, as this sensor sees it. */
public enum HandshakeLeg {
    /** The time from SYN to SYN-ACK. */
    NETWORK,
    /** The time from SYN-ACK to ACK. */
    SERVER
}
