package dev.packetdash.capture;

/** The way in to live capture. */
public final class LiveCapture {
    private LiveCapture() {}

    /**
     * A source that reads the interface whenever that is possible, and never fails: what is wrong stands in its status and in the log,
     * and it opens the interface again by itself. Opens nothing before it is first read; belongs to the thread that reads it.
     *
     * @param name     an interface's name, not necessarily one that there is, or {@code any}
     * @param settings for what is to be kept of which packets; its list of interfaces is not looked at
     */
    public static FrameSource of(String name, CaptureSettings settings) {
        CaptureStatus closed = new CaptureStatus(
                name,
                CaptureStatus.Kind.LIVE,
                false,
                null,
                -1,
                settings.snapshotLength(),
                settings.promiscuous(),
                settings.filter(),
                settings.bufferSize().toBytes(),
                CaptureStatistics.NONE,
                CaptureStatus.NO_RESTARTS);
        return new ReopeningSource(() -> new PcapSource(name, settings), closed, System::nanoTime);
    }

    /**
     * A source that reads the interface from now on, until it fails for good. Belongs to the thread that reads it.
     *
     * @param name     an interface's name, or {@code any}
     * @param settings as for {@link #of}
     * @throws CaptureException where the interface cannot be captured
     */
    public static FrameSource open(String name, CaptureSettings settings) throws CaptureException {
        return new PcapSource(name, settings);
    }

    /** The version of the libpcap that is loaded, as in {@code 1.10.3}; {@code absent} where none can be. */
    public static String libraryVersion() {
        return Pcap.version();
    }
}
