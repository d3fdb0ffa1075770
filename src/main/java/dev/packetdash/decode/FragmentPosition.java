package dev.packetdash.decode;

/** Where an IP fragment stands in its datagram. */
public enum FragmentPosition {
    FIRST,
    MIDDLE,
    LAST,
    /** An IPv6 fragment header around a whole datagram (RFC 6946). */
    ATOMIC,
    /** No fragment. */
    NONE
}
