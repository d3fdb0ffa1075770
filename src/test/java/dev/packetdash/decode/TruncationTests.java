package dev.packetdash.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.net.Frame;
import dev.packetdash.testing.PacketBytes;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every header of every sample cut at every byte, by the snapshot length and on the wire. */
class TruncationTests {
    static final List<PacketBytes> SAMPLES = Samples.ALL;

    private final PacketDecoder decoder = new PacketDecoder();
    private final PacketSummary whole = new PacketSummary();
    private final PacketSummary cut = new PacketSummary();

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void saysTruncatedWhereTheSnapshotEndsInAHeader(PacketBytes packet) {
        decoder.decode(packet.frame(), whole);
        for (int captured = 0; captured < whole.headersLength(); captured++) {
            decoder.decode(packet.frame(captured), cut);

            assertThat(cut.outcome()).as("%d bytes", captured).isEqualTo(DecodeOutcome.TRUNCATED);
            assertKeepsWhatCameBefore(captured);
        }
    }

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void saysWhatTheWholeSaysWhereTheSnapshotEndsBehindTheHeaders(PacketBytes packet) {
        decoder.decode(packet.frame(), whole);
        for (int captured = whole.headersLength(); captured < whole.wireLength(); captured++) {
            decoder.decode(packet.frame(captured), cut);

            assertThat(cut)
                    .as("%d bytes", captured)
                    .usingRecursiveComparison()
                    .ignoringFields("capturedLength", "serial", "layers", "tcp", "quoted", "frame")
                    .isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void saysMalformedWhereThePacketItselfEndsInAHeader(PacketBytes packet) {
        decoder.decode(packet.frame(), whole);
        byte[] bytes = packet.bytes();
        for (int length = 0; length < whole.headersLength(); length++) {
            byte[] shorter = Arrays.copyOf(bytes, length);
            decoder.decode(
                    new Frame().set(shorter, 0, length, length, packet.frame().linkType(), 0), cut);

            assertThat(cut.outcome()).as("%d bytes", length).isEqualTo(DecodeOutcome.MALFORMED);
            assertKeepsWhatCameBefore(length);
        }
    }

    private void assertKeepsWhatCameBefore(int captured) {
        assertThat(cut.headersLength()).isLessThanOrEqualTo(captured);
        assertThat(cut.layers().count()).isLessThanOrEqualTo(whole.layers().count());
        for (int i = 0; i < cut.layers().count(); i++) {
            assertThat(cut.layers().kind(i)).isEqualTo(whole.layers().kind(i));
            assertThat(cut.layers().offset(i)).isEqualTo(whole.layers().offset(i));
        }
        assertThat(cut.stoppedAt()).isLessThanOrEqualTo(whole.stoppedAt());
        if (cut.networkHeaders == whole.networkHeaders) {
            assertThat(cut.hasAddresses() && cut.sourceLow() != whole.sourceLow())
                    .isFalse();
            assertThat(cut.sourcePort()).isIn(0, whole.sourcePort());
        }
    }
}
