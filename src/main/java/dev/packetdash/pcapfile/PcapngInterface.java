package dev.packetdash.pcapfile;

import dev.packetdash.capture.CaptureException;
import dev.packetdash.net.LinkType;

/** One interface of one section of a pcapng file: its description, and its newest statistics. */
final class PcapngInterface {
    private static final int LINK_TYPE = 0;
    private static final int SNAPSHOT_LENGTH = 4;
    private static final int BODY_LENGTH = 8;
    private static final int RESOLUTION_OPTION = 9;
    private static final int OFFSET_OPTION = 14;

    private static final int INTERFACE_DROPPED_OPTION = 5;
    private static final int KERNEL_DROPPED_OPTION = 7;

    /** More than anything loses; keeps sums from overflowing, and -1 stands for unknown. */
    private static final long LARGEST_COUNT = 1L << 48;

    private static final long NANOS = 1_000_000_000;

    private final int linkType;
    private final long snapshotLength;
    private final TimeResolution resolution;
    private final long offsetNanos;
    private FileLosses losses = FileLosses.NONE;

    /** Reads the description. */
    PcapngInterface(PcapngBlock block) throws CaptureException {
        FileBytes in = block.body(BODY_LENGTH);
        linkType = LinkType.ofDlt(in.u16(LINK_TYPE));
        snapshotLength = in.u32(SNAPSHOT_LENGTH);
        in.advance(BODY_LENGTH);
        TimeResolution unit = TimeResolution.MICROS;
        long offsetSeconds = 0;
        while (block.nextOption()) {
            if (block.isOption(RESOLUTION_OPTION, 1)) {
                unit = TimeResolution.of(in.u8(0));
            } else if (block.isOption(OFFSET_OPTION, 8)) {
                offsetSeconds = in.i64(0);
            }
        }
        resolution = unit;
        offsetNanos = nanos(offsetSeconds);
    }

    /** Whatever a long does not hold becomes so much that no sum with a time is one of any calendar. */
    private static long nanos(long seconds) {
        long clamped = Math.clamp(seconds, Long.MIN_VALUE / NANOS, Long.MAX_VALUE / NANOS);
        return clamped == seconds ? seconds * NANOS : seconds < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    /** Reads the options of a statistics block; its counters are cumulative. */
    void readStatistics(PcapngBlock block) throws CaptureException {
        long dropped = 0;
        long interfaceDropped = 0;
        while (block.nextOption()) {
            if (block.isOption(INTERFACE_DROPPED_OPTION, 8)) {
                interfaceDropped = count(block.optionValue());
            } else if (block.isOption(KERNEL_DROPPED_OPTION, 8)) {
                dropped = count(block.optionValue());
            }
        }
        losses = new FileLosses(dropped, interfaceDropped);
    }

    private static long count(long value) {
        return Math.clamp(value, 0, LARGEST_COUNT);
    }

    int linkType() {
        return linkType;
    }

    /** Returns the snapshot length in bytes; 0 for no limit. */
    long snapshotLength() {
        return snapshotLength;
    }

    /** Unix time; {@link Long#MAX_VALUE} for what a long does not hold. */
    long timestampNanos(long units) {
        long nanos = resolution.nanos(units);
        boolean tooLate = nanos == Long.MAX_VALUE || offsetNanos > Long.MAX_VALUE - nanos;
        return tooLate ? Long.MAX_VALUE : nanos + offsetNanos;
    }

    FileLosses losses() {
        return losses;
    }
}
