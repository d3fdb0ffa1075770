package dev.packetdash.detect;

/** The ways of asking for a port, each a flag of what was tried. */
enum ScanKind {
    /** A connection request that came to nothing, or was given up as soon as it was answered. */
    SYN("SYN scan"),
    /** A FIN that belongs to no connection, without the ACK that every honest one has. */
    FIN("FIN scan"),
    /** No flags at all. */
    NULL("NULL scan"),
    /** FIN, PSH and URG. */
    XMAS("XMAS scan"),
    /** Flags that no connection has together, such as SYN and FIN, or lacks, such as PSH without ACK. */
    ODD_FLAGS("odd flags scan"),
    /** An ACK or an honest FIN that belongs to no connection. */
    ACK("ACK scan"),
    UDP("UDP scan");

    private static final ScanKind[] ALL = values();

    private final String title;

    ScanKind(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    int flag() {
        return 1 << ordinal();
    }

    /** A port tried in this way, as an attempt set's item. */
    long item(int port) {
        return (long) ordinal() << 16 | port;
    }

    static int port(long item) {
        return (int) item & 0xffff;
    }

    static ScanKind[] all() {
        return ALL;
    }
}
