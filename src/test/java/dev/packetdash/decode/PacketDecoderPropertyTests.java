package dev.packetdash.decode;

import dev.packetdash.net.Frame;
import dev.packetdash.net.IpAddress;
import dev.packetdash.net.LinkType;
import dev.packetdash.net.LocalAddresses;
import dev.packetdash.testing.PacketBytes;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for any bytes at all: nothing is thrown and every packet is counted once. Seeds are fixed. */
class PacketDecoderPropertyTests {
    private static final int[] LINK_TYPES = {
        LinkType.NULL,
        LinkType.ETHERNET,
        LinkType.RAW,
        LinkType.LOOP,
        LinkType.LINUX_SLL,
        LinkType.IPV4,
        LinkType.IPV6,
        LinkType.LINUX_SLL2,
        LinkType.PPP,
        LinkType.PPP_HDLC,
        LinkType.C_HDLC,
        127
    };

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(20);
    private final PacketDecoder decoder = new PacketDecoder();
    private final PacketSummary summary = new PacketSummary();

    @BeforeEach
    void knowsOwnAddresses() {
        decoder.localAddresses(
                new LocalAddresses(List.of(IpAddress.parse("198.51.100.1")), List.of(PacketBytes.SOURCE_MAC)));
    }

    @Test
    void countsRandomBytes() {
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes = new byte[random.nextInt(150)];
            random.nextBytes(bytes);
            assertCounted(bytes, LINK_TYPES[i % LINK_TYPES.length]);
        }
    }

    @Test
    void countsMutatedPackets() {
        List<Frame> frames = Stream.concat(Samples.ALL.stream(), ApplicationSamples.ALL.stream())
                .map(PacketBytes::frame)
                .toList();
        for (int i = 0; i < 200_000; i++) {
            Frame frame = frames.get(i % frames.size());
            byte[] bytes = frame.copy(frame.capturedLength());
            for (int changes = random.nextInt(1, 4); changes > 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            assertCounted(bytes, frame.linkType());
        }
    }

    /** The frame ends with its array, so that a read beyond the captured bytes throws. */
    private void assertCounted(byte[] bytes, int linkType) {
        int captured = random.nextInt(bytes.length + 1);
        byte[] slot = java.util.Arrays.copyOf(bytes, captured);
        int wire = random.nextInt(8) == 0 ? random.nextInt() : captured + random.nextInt(100);
        Frame frame = new Frame().set(slot, 0, captured, wire, linkType, 1);
        Books.check(decoder, frame, summary);
    }
}
