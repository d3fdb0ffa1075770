package dev.packetdash.decode;

/** How decoding ended. Every packet has exactly one outcome. */
public enum DecodeOutcome {
    /** Every header that the packet has is known and was there. */
    COMPLETE,
    /** A header reaches beyond the snapshot length: the packet may be fine, the capture is short. */
    TRUNCATED,
    /** A header contradicts its protocol, or the packet itself ends within it. */
    MALFORMED,
    /** The next header is of a protocol without a decoder here. */
    UNSUPPORTED
}
