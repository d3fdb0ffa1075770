package dev.packetdash.decode;

/** ARP messages by meaning. */
public enum ArpOperation {
    REQUEST,
    REPLY,
    /** Sender and target protocol address are the same: an announcement (RFC 5227, section 1.2.1). */
    GRATUITOUS,
    /** A request whose sender has no address yet (RFC 5227, section 1.1). */
    PROBE,
    /** RARP, InARP and operations nobody named. */
    OTHER
}
