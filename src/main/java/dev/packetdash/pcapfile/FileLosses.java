package dev.packetdash.pcapfile;

/**
 * What the machine that captured a file lost.
 *
 * @param dropped          packets that the kernel dropped because its buffer was full
 * @param interfaceDropped packets that the interface or its driver dropped
 */
record FileLosses(long dropped, long interfaceDropped) {
    static final FileLosses NONE = new FileLosses(0, 0);

    FileLosses plus(FileLosses other) {
        return new FileLosses(dropped + other.dropped, interfaceDropped + other.interfaceDropped);
    }
}
