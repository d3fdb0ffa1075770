package dev.packetdash.capture;

import java.util.function.Supplier;

/** The way in to live capture. */
public final class LiveCapture {
    private LiveCapture() {}

    /**
     * Returns a source that reads the interface whenever that is possible, and never fails: what is wrong stands in its
     * status and in the log, and it opens the interface again by itself. It opens nothing before it is first read, and
     * belongs to the thread that reads it.
     *
     * @param names    the interface's name, not necessarily one that there is, or {@code any}; where it changes the
     *                 source moves to the other
     * @param settings for what is to be kept of which packets; its list of interfaces is not looked at
     */
    public static FrameSource reopening(Supplier<String> names, CaptureSettings settings) {
        return new ReopeningSource(name -> new PcapSource(name, settings), names, settings, System::nanoTime);
    }

    /**
     * Returns a source that reads the interface from now on, until it fails for good. Belongs to the thread that reads
     * it.
     *
     * @param name     an interface's name, or {@code any}
     * @param settings as for {@link #reopening}
     * @throws CaptureException where the interface cannot be captured
     */
    public static FrameSource open(String name, CaptureSettings settings) throws CaptureException {
        return new PcapSource(name, settings);
    }

    /** Returns the version of the libpcap that is loaded, as in {@code 1.10.3}; {@code absent} where none can be. */
    public static String libraryVersion() {
        return LibPcap.version();
    }
}
