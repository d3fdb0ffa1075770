package dev.packetdash.detect;

/** A table of a detector's that forgets what matters least where it is full. */
interface BoundedTable {
    /** Returns the keys held now. */
    long tracked();

    /** Returns the keys forgotten since the start because there was no room, and not because their time was over. */
    long evictions();
}
