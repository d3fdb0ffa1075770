package dev.packetdash.capture;

import java.util.List;
import java.util.stream.Stream;

/** The way in to live capture. */
public final class LiveCapture {
    private LiveCapture() {}

    /**
     * As many sources as the settings want readers, which read the interface whenever that is possible, and never fail: what is wrong stands
     * in their status and in the log, and they open the interface again by themselves. All packets between two addresses go to one of them.
     * They open nothing before they are first read; each belongs to the thread that reads it.
     *
     * @param name     an interface's name, not necessarily one that there is, or {@code any}
     * @param settings for what is to be kept of which packets; its list of interfaces is not looked at
     */
    public static List<FrameSource> readers(String name, CaptureSettings settings) {
        FanoutGroup group = new FanoutGroup(name, settings.readers());
        return Stream.generate(() -> reader(name, settings, group))
                .limit(settings.readers())
                .toList();
    }

    private static FrameSource reader(String name, CaptureSettings settings, FanoutGroup group) {
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
        return new ReopeningSource(() -> new PcapSource(name, settings, group), closed, System::nanoTime);
    }

    /**
     * A source that alone reads the interface from now on, until it fails for good. Belongs to the thread that reads it.
     *
     * @param name     an interface's name, or {@code any}
     * @param settings as for {@link #readers}
     * @throws CaptureException where the interface cannot be captured
     */
    public static FrameSource open(String name, CaptureSettings settings) throws CaptureException {
        return new PcapSource(name, settings, new FanoutGroup(name, 1));
    }

    /** The version of the libpcap that is loaded, as in {@code 1.10.3}; {@code absent} where none can be. */
    public static String libraryVersion() {
        return Pcap.version();
    }
}
