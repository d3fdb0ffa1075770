package dev.packetdash.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.capture.CaptureException;
import dev.packetdash.capture.FrameRing;
import dev.packetdash.capture.FrameSource;
import dev.packetdash.net.Frame;
import dev.packetdash.net.IpAddress;
import dev.packetdash.net.LocalAddresses;
import dev.packetdash.pcapfile.CaptureFile;
import dev.packetdash.testing.Expected;
import dev.packetdash.testing.PacketBytes;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The short way through the decoder says of every packet what the long one does, to the last field. */
class FastPathTests {
    private static final List<Field> FIELDS = Stream.of(
                    PacketSummary.class, FrameView.class, TransportView.class, NetworkView.class, TcpSegment.class)
            .flatMap(type -> Stream.of(type.getDeclaredFields()))
            .filter(field -> !Modifier.isStatic(field.getModifiers()))
            .filter(field -> field.getType().isPrimitive() || field.getType().isEnum())
            .filter(field -> !Set.of("fastPathKind", "serial").contains(field.getName()))
            .peek(field -> field.setAccessible(true))
            .toList();

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(25);
    private final PacketDecoder decoder = new PacketDecoder();
    private final PacketSummary summary = new PacketSummary();
    private final PacketSummary byHeaders = new PacketSummary();
    private int common;

    @BeforeEach
    void knowsOwnAddresses() {
        decoder.localAddresses(
                new LocalAddresses(List.of(IpAddress.parse("198.51.100.1")), List.of(PacketBytes.SOURCE_MAC)));
    }

    @Test
    void agreesWithTheWalkOnMutatedAndCutPackets() {
        List<Frame> frames = Stream.of(Samples.ALL, ApplicationSamples.ALL, PortTunnelTests.SAMPLES)
                .flatMap(List::stream)
                .map(PacketBytes::frame)
                .toList();
        for (int i = 0; i < 300_000; i++) {
            Frame frame = frames.get(i % frames.size());
            byte[] bytes = frame.copy(frame.capturedLength());
            for (int changes = random.nextInt(3); changes > 0; changes--) {
                bytes[random.nextInt(Math.min(bytes.length, 64))] = (byte) random.nextInt();
            }
            boolean whole = random.nextBoolean();
            int captured = whole ? bytes.length : random.nextInt(bytes.length + 1);
            int wire = whole ? bytes.length : captured + random.nextInt(-20, 100);
            // The frame ends with its array, so that a read beyond the captured bytes throws.
            byte[] slot = java.util.Arrays.copyOf(bytes, captured);
            assertSame(new Frame().set(slot, 0, captured, wire, frame.linkType(), i));
        }
        assertThat(common).as("packets that took the short way").isGreaterThan(30_000);
    }

    @Test
    void agreesWithTheWalkOnCaptures() {
        var frame = new Frame();
        var ring = new FrameRing(1 << 20, 16);
        for (Expected expected : Expected.all()) {
            try (CaptureFile file = CaptureFile.open(expected.capture())) {
                while (file.next(ring, frame) == FrameSource.Next.FRAME) {
                    assertSame(frame);
                }
            } catch (CaptureException e) {
                // The packets before the damage count.
            }
        }
    }

    private void assertSame(Frame frame) {
        decoder.decode(frame, summary);
        decoder.decodeByHeaders(frame, byHeaders);
        assertThat(said(summary)).isEqualTo(said(byHeaders));
        byHeaders.reset(frame);
        DecodeState state = new DecodeState();
        state.start(frame, byHeaders);
        common += FastPath.decode(state) ? 1 : 0;
    }

    private static List<String> said(PacketSummary packet) {
        List<String> said = new ArrayList<>();
        for (Field field : FIELDS) {
            boolean ofTcp = field.getDeclaringClass() == TcpSegment.class;
            boolean isTcp = packet.protocol() == Protocol.TCP && packet.transportDecoded();
            if (!ofTcp || isTcp) {
                said.add(field.getName() + " " + value(field, ofTcp ? packet.tcp() : packet));
            }
        }
        for (int i = 0; i < packet.layers().count(); i++) {
            said.add(packet.layers().kind(i) + " at " + packet.layers().offset(i));
        }
        return said;
    }

    private static String value(Field field, Object holder) {
        try {
            return Objects.toString(field.get(holder));
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
