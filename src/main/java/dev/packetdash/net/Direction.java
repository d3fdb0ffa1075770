package dev.packetdash.net;

/** Which way a packet crosses the interface, told from the host's own addresses and never guessed. */
public enum Direction {
    IN,
    OUT,
    /** From one of the host's own addresses to another. */
    LOCAL,
    /** Forwarded or overheard: neither end is this host. */
    TRANSIT,
    /** No addresses are known, as in a capture file. */
    UNKNOWN;

    /** That of an answer. */
    public Direction reversed() {
        return switch (this) {
            case IN -> OUT;
            case OUT -> IN;
            case LOCAL, TRANSIT, UNKNOWN -> this;
        };
    }
}
