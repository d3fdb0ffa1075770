package dev.packetdash.capture;

import dev.packetdash.net.Frame;
import dev.packetdash.net.LinkType;
import java.time.Duration;

/**
 * Live packets of one opened interface, or of all ({@code any}). Fails for good when the interface goes. Owned by one
 * thread.
 */
final class PcapSource implements FrameSource {
    private static final long LOOK_AFTER_NANOS = 1_000_000_000;

    private final String name;
    private final CaptureSettings settings;
    private final Pcap pcap;
    private final PacketSocket socket;
    private final int linkType;
    private final int interfaceIndex;
    private final KernelCounters counters = new KernelCounters();
    private long delivered;
    private long capturedBytes;
    /** The time at which the interface was last looked at. */
    private long lookedNanos = System.nanoTime();

    PcapSource(String name, CaptureSettings settings) throws CaptureException {
        this.name = name;
        this.settings = settings;
        pcap = new Pcap(name, settings);
        try {
            linkType = decodedLinkType();
            socket = new PacketSocket(pcap.selectableFd());
            interfaceIndex = socket.interfaceIndex(name);
            new KernelFilter(pcap, socket).install(settings.filter(), settings.readTimeout(), counters);
        } catch (CaptureException e) {
            pcap.close();
            throw e;
        }
    }

    private int decodedLinkType() throws CaptureException {
        if (name.equals(NetworkInterfaces.ANY)) {
            // With the interface's index, unlike version 1; libpcap has it since 1.10.
            pcap.setDatalink(LinkType.LINUX_SLL2);
        }
        int type = LinkType.ofDlt(pcap.datalink());
        if (!LinkType.isDecoded(type)) {
            throw Failures.unsupportedLinkType(name, type);
        }
        return type;
    }

    @Override
    public Next next(FrameRing ring, Frame frame) throws CaptureException {
        if (!read()) {
            return Next.NOTHING_YET;
        }
        int length = Math.min(pcap.capturedLength(), ring.maximumLength());
        int at = ring.claim(length);
        pcap.copy(ring.bytes(), at, length);
        ring.commit(frame, length, pcap.wireLength(), linkType, pcap.timestampNanos());
        delivered++;
        capturedBytes += length;
        return Next.FRAME;
    }

    private boolean read() throws CaptureException {
        try {
            return pcap.next();
        } catch (CaptureException e) {
            requireInterface();
            throw e;
        }
    }

    @Override
    public void await(Duration timeout) throws CaptureException {
        socket.poll(timeout);
        long now = System.nanoTime();
        if (now - lookedNanos > LOOK_AFTER_NANOS) {
            lookedNanos = now;
            requireInterface();
        }
    }

    /**
     * libpcap is silent where an interface is set down, or deleted and made again, and reads on where it is renamed,
     * even if another has its name by then: one has to look.
     */
    private void requireInterface() throws CaptureException {
        if (name.equals(NetworkInterfaces.ANY)) {
            return;
        }
        if (socket.interfaceIndex(name) != interfaceIndex) {
            throw Failures.noSuchInterface(
                    name,
                    PacketSocket.interfaceName(interfaceIndex)
                            .map(now -> "it was renamed to " + now)
                            .orElse("it was deleted"));
        }
        if (!socket.isUp(name)) {
            throw Failures.interfaceDown(name, "it was set down");
        }
    }

    @Override
    public CaptureStatus status() {
        try {
            pcap.count(counters);
        } catch (CaptureException e) {
            // The last counts stand; a source that has failed says so when it is read.
        }
        return CaptureStatus.open(
                name,
                CaptureStatus.Kind.LIVE,
                CaptureParameters.of(settings, linkType),
                counters.statistics(delivered, capturedBytes));
    }

    @Override
    public void close() {
        pcap.close();
    }
}
