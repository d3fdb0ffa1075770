package dev.packetdash.capture;

/**
 * The capture's own books, cumulative since the start of the process and over every reopening.
 *
 * @param received         packets that passed the filter and reached the socket, dropped ones included
 * @param dropped          of these, packets lost because the buffer was full, or thrown away unread when the interface
 *               was closed
 * @param interfaceDropped packets dropped by the driver, where it says so; not part of received
 * @param delivered        packets handed to the pipeline
 * @param capturedBytes    bytes copied of the delivered packets
 * @param untimed          packets of a file without a time stamp from 1970 up to the year 2200, each of which has that
 *               of the packet before; those that a filter held back among them
 */
public record CaptureStatistics(
        long received, long dropped, long interfaceDropped, long delivered, long capturedBytes, long untimed) {
    public static final CaptureStatistics NONE = new CaptureStatistics(0, 0, 0, 0, 0);

    /** Makes the books of packets that a clock of this machine has stamped. */
    public CaptureStatistics(long received, long dropped, long interfaceDropped, long delivered, long capturedBytes) {
        this(received, dropped, interfaceDropped, delivered, capturedBytes, 0);
    }

    /** received - dropped - delivered: what lies in the buffer, and nothing else. */
    public long unaccounted() {
        return received - dropped - delivered;
    }

    /** The books of a source that is closed: what lay in the buffer is lost. */
    CaptureStatistics withoutBuffer() {
        return new CaptureStatistics(
                received, dropped + unaccounted(), interfaceDropped, delivered, capturedBytes, untimed);
    }

    /**
     * Those of both, where the other is one more reader of the same interface: the driver's drops are no reader's own.
     */
    CaptureStatistics withReader(CaptureStatistics other) {
        CaptureStatistics sum = plus(other);
        return new CaptureStatistics(
                sum.received,
                sum.dropped,
                Math.max(interfaceDropped, other.interfaceDropped),
                sum.delivered,
                sum.capturedBytes,
                sum.untimed);
    }

    public CaptureStatistics plus(CaptureStatistics other) {
        return new CaptureStatistics(
                received + other.received,
                dropped + other.dropped,
                interfaceDropped + other.interfaceDropped,
                delivered + other.delivered,
                capturedBytes + other.capturedBytes,
                untimed + other.untimed);
    }
}
