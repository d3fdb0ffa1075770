package dev.packetdash.pcapfile;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.packetdash.capture.FrameRing;
import dev.packetdash.net.Frame;
import dev.packetdash.pcapfile.ReadPackets.Packet;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Any bytes at all as a capture file. An ordinary build tries the files in this test's resources; {@code JAZZER_FUZZ=1}
 * has Jazzer look for more.
 */
class CaptureFileFuzzTests {
    private static final int SHORTEST_PACKET = 16;
    private static final int GZIP = 0x1f;

    @FuzzTest
    void readsAnything(byte[] file) throws IOException {
        ReadPackets read = read(file, 64);
        if (file.length == 0 || file[0] == GZIP) {
            return; // What comes before damage in packed data depends on how it is read.
        }
        assertThat(read.packets()).hasSizeLessThanOrEqualTo(file.length / SHORTEST_PACKET);
        assertThat(read(file, 4096)).isEqualTo(read);
        assertThat(read(written(read.packets()), 4096).packets()).isEqualTo(read.packets());
    }

    private static ReadPackets read(byte[] file, int chunkLength) {
        return ReadPackets.of(new ByteArrayInputStream(file), chunkLength, new FrameRing(1 << 16, 16));
    }

    private static byte[] written(List<Packet> packets) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var writer = new PcapngWriter(out, "", "", "")) {
            Map<Integer, Integer> interfaces = new HashMap<>();
            for (Packet packet : packets) {
                if (!interfaces.containsKey(packet.linkType())) {
                    interfaces.put(packet.linkType(), writer.addInterface("", packet.linkType(), 0, ""));
                }
                byte[] bytes = HexFormat.of().parseHex(packet.bytes());
                writer.write(
                        interfaces.get(packet.linkType()),
                        new Frame()
                                .set(
                                        bytes,
                                        0,
                                        bytes.length,
                                        packet.wireLength(),
                                        packet.linkType(),
                                        packet.timestampNanos()));
            }
        }
        return out.toByteArray();
    }
}
