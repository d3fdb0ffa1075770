package dev.packetdash.flow;

import dev.packetdash.decode.PacketSummary;
import dev.packetdash.net.Frame;
import dev.packetdash.testing.Ends;
import dev.packetdash.testing.PacketBytes;
import dev.packetdash.testing.Packets;
import java.nio.ByteBuffer;

/**
 * TCP segments with numbers of a test's choice, over IPv4: on Ethernet, or as a capture of several interfaces has them.
 */
final class Segments {
    private static final int SEQUENCE = 20 + 4;
    private static final int WINDOW = 20 + 14;

    private final int interfaceIndex;
    private final Packets packets = new Packets();
    private final Frame frame = new Frame();

    Segments() {
        this(0);
    }

    /** @param interfaceIndex that carries them; 0 for Ethernet */
    Segments(int interfaceIndex) {
        this.interfaceIndex = interfaceIndex;
    }

    PacketSummary of(long nanos, Ends ends, int flags, long sequence, long acknowledgment, int length) {
        return of(nanos, ends, flags, sequence, acknowledgment, length, 1000);
    }

    PacketSummary of(long nanos, Ends ends, int flags, long sequence, long acknowledgment, int length, int window) {
        PacketBytes link = interfaceIndex == 0 ? PacketBytes.ethernet() : PacketBytes.sll2(0, interfaceIndex);
        int ip = interfaceIndex == 0 ? 14 : 20;
        ByteBuffer bytes = ByteBuffer.wrap(
                link.ipv4(ends.source().toString(), ends.destination().toString())
                        .tcp(ends.sourcePort(), ends.destinationPort(), flags)
                        .payload(length)
                        .bytes());
        bytes.putInt(ip + SEQUENCE, (int) sequence).putInt(ip + SEQUENCE + 4, (int) acknowledgment);
        bytes.putShort(ip + WINDOW, (short) window);
        int size = bytes.capacity();
        return packets.of(frame.set(bytes.array(), 0, size, size, link.frame().linkType(), nanos));
    }
}
