package dev.packetdash.net;

/** Which way a packet crosses the interface, told from the host's own addresses and never guessed. */
public enum Direction {
    IN,
    OUT,
    /** A packet from one of the host's own addresses to another. */
    LOCAL,
    /** Forwarded or overheard: neither end is this host. */
    TRANSIT,
    /** A packet of a capture that knows no addresses of its host, as a file. */
    UNKNOWN;

    /** Returns the direction of an answer. */
    public Direction reversed() {
        return switch (this) {
            case IN -> OUT;
            case OUT -> IN;
            case LOCAL, TRANSIT, UNKNOWN -> this;
        };
    }
}
