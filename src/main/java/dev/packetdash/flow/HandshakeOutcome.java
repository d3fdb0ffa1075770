package dev.packetdash.flow;

/** What became of a TCP connection attempt; each attempt has exactly one. */
public enum HandshakeOutcome {
    /** SYN, SYN-ACK, ACK. */
    COMPLETED,
    /** RST in answer to the SYN. */
    REFUSED,
    /** The SYN had no answer in time. */
    TIMED_OUT,
    /** The client reset after the SYN-ACK, or before any answer. */
    RESET,
    /** An ICMP error quoted the SYN. */
    UNREACHABLE,
    /** SYN-ACK, and no ACK in time. */
    SYN_ACK_UNANSWERED,
    /** The flow made room for another before anything was decided. */
    PENDING_EVICTED,
    /** The connection was there before the capture: no SYN was seen. */
    MIDSTREAM
}
