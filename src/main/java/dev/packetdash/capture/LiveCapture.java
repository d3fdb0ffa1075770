package dev.packetdash.capture;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The way in to live capture. */
public final class LiveCapture {
    private LiveCapture() {}

    /**
     * As many sources as the settings want readers, which read the interface whenever that is possible, and never fail:
     * what is wrong stands in their status and in the log, and they open the interface again by themselves. All packets
     * between two addresses go to one of them. They open nothing before they are first read; each belongs to the thread
     * that reads it.
     *
     * @param names    the interface's name, not necessarily one that there is, or {@code any}; where it changes they
     *                 move to the other
     * @param settings for what is to be kept of which packets; its list of interfaces is not looked at
     */
    public static List<FrameSource> readers(Supplier<String> names, CaptureSettings settings) {
        Map<String, FanoutGroup> groups = new ConcurrentHashMap<>();
        ReopeningSource.Opener opener = name -> new PcapSource(
                name, settings, groups.computeIfAbsent(name, device -> new FanoutGroup(device, settings.readers())));
        return Stream.<FrameSource>generate(() -> new ReopeningSource(opener, names, settings, System::nanoTime))
                .limit(settings.readers())
                .toList();
    }

    /**
     * A source that alone reads the interface from now on, until it fails for good. Belongs to the thread that reads
     * it.
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
        return LibPcap.version();
    }
}
