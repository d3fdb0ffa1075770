package dev.packetdash.capture;

/**
 * How one source is read.
 *
 * @param linkType       a {@link dev.packetdash.net.LinkType} number; -1 before the first opening
 * @param snapshotLength bytes captured of a packet at most
 * @param filter         the expression in force; empty where there is none
 * @param bufferBytes    size of the kernel's buffer; 0 where there is none
 */
public record CaptureParameters(
        int linkType, int snapshotLength, boolean promiscuous, String filter, long bufferBytes) {
    static final int NO_LINK_TYPE = -1;

    /** Returns those of an interface that is opened with these settings. */
    static CaptureParameters of(CaptureSettings settings, int linkType) {
        return new CaptureParameters(
                linkType,
                settings.snapshotLength(),
                settings.promiscuous(),
                settings.filter(),
                settings.bufferSize().toBytes());
    }

    /** Returns those of a source without a kernel in between. */
    public static CaptureParameters plain(int linkType, int snapshotLength) {
        return new CaptureParameters(linkType, snapshotLength, false, "", 0);
    }

    CaptureParameters withFilter(String expression) {
        return new CaptureParameters(linkType, snapshotLength, promiscuous, expression, bufferBytes);
    }

    /** Returns the interface's, where the other is one more reader of it, with the buffers of both. */
    CaptureParameters withReader(CaptureParameters other) {
        return new CaptureParameters(
                Math.max(linkType, other.linkType),
                snapshotLength,
                promiscuous,
                filter,
                bufferBytes + other.bufferBytes);
    }
}
