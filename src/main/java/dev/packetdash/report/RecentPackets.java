package dev.packetdash.report;

import dev.packetdash.capture.FrameRing;
import dev.packetdash.decode.PacketDecoder;
import dev.packetdash.decode.PacketSummary;
import dev.packetdash.net.Frame;
import dev.packetdash.net.Labels;
import dev.packetdash.payload.PacketDescription;
import dev.packetdash.snapshot.InterfaceSnapshot;
import dev.packetdash.snapshot.Snapshots;
import dev.packetdash.snapshot.Snapshots.Publisher;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The newest packets of all interfaces, read from the rings and decoded anew for whoever asks. */
public final class RecentPackets {
    private final Snapshots snapshots;

    public RecentPackets(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /** A packet, its frame, and how much of the frame is headers. */
    record Found(PacketEntry entry, Frame frame, int headersLength) {}

    /** The newest packets that match, the newest first, at most {@code limit}. */
    public List<PacketEntry> newest(int limit, PacketFilter filter) {
        return select(limit, filter).stream().map(Found::entry).toList();
    }

    /** Writes the same packets as pcapng, the oldest first, with what follows their headers blanked. */
    public void write(int limit, PacketFilter filter, OutputStream out) throws IOException {
        PacketFile.write(select(limit, filter).reversed(), out);
    }

    private List<Found> select(int limit, PacketFilter filter) {
        List<Found> packets = new ArrayList<>();
        for (Publisher publisher : snapshots.publishers()) {
            addNewest(publisher, limit, filter, packets);
        }
        return packets.stream()
                .sorted(Comparator.comparing((Found packet) -> packet.entry().timestamp())
                        .reversed())
                .limit(limit)
                .toList();
    }

    private void addNewest(Publisher publisher, int limit, PacketFilter filter, List<Found> packets) {
        FrameRing ring = publisher.ring();
        Reader reader = new Reader(publisher);
        int found = 0;
        for (long number = ring.newest(); number >= ring.oldest() && found < limit; number--) {
            Frame frame = ring.find(number);
            if (frame == null) {
                return;
            }
            PacketEntry entry = reader.entry(frame, number);
            if (filter.matches(entry, reader.summary.tcpFlags())) {
                packets.add(new Found(entry, frame, reader.summary.headersLength()));
                found++;
            }
        }
    }

    /** The packet of that id, or empty where it has left the ring or never was. */
    public Optional<PacketDetail> find(String id) {
        int dash = id.lastIndexOf('-');
        if (dash < 0) {
            return Optional.empty();
        }
        long number = number(id.substring(dash + 1));
        List<Publisher> readers = readers(id.substring(0, dash));
        return readers.isEmpty() || number < 0
                ? Optional.empty()
                : detail(readers.get((int) (number % readers.size())), number / readers.size());
    }

    private List<Publisher> readers(String interfaceName) {
        return snapshots.publishers().stream()
                .filter(publisher -> publisher.latest().name().equals(interfaceName))
                .toList();
    }

    private Optional<PacketDetail> detail(Publisher publisher, long number) {
        return Optional.ofNullable(publisher.ring().find(number))
                .map(frame -> new Reader(publisher).detail(frame, number));
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /**
     * A decoder for one request. Ids count in steps of as many as there are rings of the interface, each from its own
     * place.
     */
    private final class Reader {
        private final String interfaceName;
        private final int readers;
        private final int place;
        private final PacketDecoder decoder = new PacketDecoder();
        private final PacketSummary summary = new PacketSummary();

        Reader(Publisher publisher) {
            InterfaceSnapshot latest = publisher.latest();
            interfaceName = latest.name();
            List<Publisher> all = readers(interfaceName);
            readers = all.size();
            place = all.indexOf(publisher);
            decoder.localAddresses(latest.addresses());
        }

        PacketEntry entry(Frame frame, long number) {
            decoder.decode(frame, summary);
            return PacketEntry.of(interfaceName + "-" + (number * readers + place), interfaceName, summary);
        }

        PacketDetail detail(Frame frame, long number) {
            PacketEntry entry = entry(frame, number);
            return new PacketDetail(
                    entry,
                    summary.capturedLength(),
                    Labels.label(summary.outcome()),
                    Labels.label(summary.stoppedAt()),
                    PacketDescription.of(summary),
                    HexFormat.of().formatHex(frame.copy(summary.headersLength())));
        }
    }
}
