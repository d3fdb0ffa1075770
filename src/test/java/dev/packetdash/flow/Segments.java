package dev.packetdash.flow;

import dev.packetdash.decode.PacketSummary;
import dev.packetdash.net.Frame;
import dev.packetdash.net.LinkType;
import dev.packetdash.testing.Ends;
import dev.packetdash.testing.PacketBytes;
import dev.packetdash.testing.Packets;
import java.nio.ByteBuffer;

/** TCP segments with numbers of a test's choice, over IPv4. */
final class Segments {
    private static final int SEQUENCE = 14 + 20 + 4;
    private static final int WINDOW = 14 + 20 + 14;

    private final Packets packets = new Packets();
    private final Frame frame = new Frame();

    PacketSummary of(long nanos, Ends ends, int flags, long sequence, long acknowledgment, int length) {
        return of(nanos, ends, flags, sequence, acknowledgment, length, 1000);
    }

    PacketSummary of(long nanos, Ends ends, int flags, long sequence, long acknowledgment, int length, int window) {
        ByteBuffer bytes = ByteBuffer.wrap(PacketBytes.ethernet()
                .ipv4(ends.source().toString(), ends.destination().toString())
                .tcp(ends.sourcePort(), ends.destinationPort(), flags)
                .payload(length)
                .bytes());
        bytes.putInt(SEQUENCE, (int) sequence).putInt(SEQUENCE + 4, (int) acknowledgment);
        bytes.putShort(WINDOW, (short) window);
        int size = bytes.capacity();
        return packets.of(frame.set(bytes.array(), 0, size, size, LinkType.ETHERNET, nanos));
    }
}
