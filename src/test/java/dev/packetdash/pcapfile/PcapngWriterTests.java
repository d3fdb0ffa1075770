package dev.packetdash.pcapfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.packetdash.capture.CaptureStatistics;
import dev.packetdash.net.Frame;
import dev.packetdash.net.LinkType;
import dev.packetdash.pcapfile.ReadPackets.Packet;
import dev.packetdash.testing.Tools;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PcapngWriterTests {
    private static final long NOW = 1_700_000_000_123_456_789L;

    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private static Frame frame(int length, int linkType, long nanos) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return new Frame().set(bytes, 0, length, length + 40, linkType, nanos);
    }

    private PcapngWriter writer(OutputStream target) throws IOException {
        return new PcapngWriter(target, "Packetdash 0.1", "Linux", "a test");
    }

    @Test
    void writesWhatTheReaderReads() throws IOException {
        List<Packet> expected = new ArrayList<>();
        try (PcapngWriter writer = writer(out)) {
            int first = writer.addInterface("eth0", LinkType.ETHERNET, 256, "tcp port 443");
            int second = writer.addInterface("tun0", LinkType.RAW, 0, "");
            for (int i = 0; i < 3000; i++) {
                int length = i == 1500 ? 262_144 : i % 300;
                boolean even = i % 2 == 0;
                Frame frame = frame(length, even ? LinkType.ETHERNET : LinkType.RAW, NOW + i);
                if (i % 7 == 0) {
                    writer.write(even ? first : second, frame, "packet " + i);
                } else {
                    writer.write(even ? first : second, frame);
                }
                expected.add(Packet.of(frame));
            }
            writer.writeStatistics(first, new CaptureStatistics(1503, 3, 4, 1500, 0), NOW, NOW + 9);
            writer.flush();
            assertThat(writer.size()).isEqualTo(out.size());
        }
        ReadPackets read = ReadPackets.of(out.toByteArray());
        assertThat(read.failure()).isNull();
        assertThat(read.packets()).isEqualTo(expected);
        assertThat(read.lastStatus().parameters().snapshotLength()).isEqualTo(256);
        assertThat(read.lastStatus().statistics().dropped()).isEqualTo(3);
        assertThat(read.lastStatus().statistics().interfaceDropped()).isEqualTo(4);
    }

    @Test
    void handsOnWholeBlocksOnly() throws IOException {
        List<Integer> lengths = new ArrayList<>();
        var target = new OutputStream() {
            @Override
            public void write(int octet) {
                throw new AssertionError("one by one");
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                out.write(bytes, offset, length);
                lengths.add(out.size());
            }
        };
        try (PcapngWriter writer = writer(target)) {
            int number = writer.addInterface("eth0", LinkType.ETHERNET, 0, "");
            for (int i = 0; i < 500; i++) {
                writer.write(number, frame(i * 7, LinkType.ETHERNET, NOW));
            }
            // As an abort would leave it, the writer not closed.
            assertThat(lengths).hasSizeGreaterThan(2);
            for (int length : lengths) {
                assertThat(ReadPackets.of(Arrays.copyOf(out.toByteArray(), length))
                                .failure())
                        .isNull();
            }
        }
    }

    @Test
    void doesNotRepeatWhatADiskRefused() throws IOException {
        var full = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                out.write(octet);
                throw new IOException("No space left on device");
            }
        };
        PcapngWriter writer = writer(full);
        assertThatExceptionOfType(IOException.class).isThrownBy(writer::flush);
        writer.close();
        assertThat(out.size()).isEqualTo(1);
    }

    @Test
    void cutsTextsThatAreTooLong() throws IOException {
        try (PcapngWriter writer = new PcapngWriter(out, "ä".repeat(40_000), "", "")) {
            writer.addInterface("", LinkType.ETHERNET, 0, "");
        }
        assertThat(ReadPackets.of(out.toByteArray()).failure()).isNull();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("ä".repeat(32_767))
                .doesNotContain("ä".repeat(32_768));
    }

    @Test
    void refusesInterfacesItWasNotTold() throws IOException {
        try (PcapngWriter writer = writer(out)) {
            assertThatExceptionOfType(IndexOutOfBoundsException.class)
                    .isThrownBy(() -> writer.write(0, frame(5, LinkType.ETHERNET, NOW)));
        }
        assertThat(ReadPackets.of(out.toByteArray()).failure()).isNull();
    }

    @Test
    void writesWhatWiresharksToolsRead() throws Exception {
        String tshark = Tools.require("tshark").toString();
        String capinfos = Tools.require("capinfos").toString();
        Path file = directory.resolve("written.pcapng");
        try (PcapngWriter writer = writer(Files.newOutputStream(file))) {
            int first = writer.addInterface("eth0", LinkType.ETHERNET, 256, "tcp");
            int second = writer.addInterface("tun0", LinkType.RAW, 0, "");
            writer.write(first, frame(61, LinkType.ETHERNET, NOW));
            writer.write(second, frame(40, LinkType.RAW, NOW + 1), "a remark: ü");
            writer.writeStatistics(first, new CaptureStatistics(10, 3, 4, 1, 61), NOW, NOW + 2);
        }
        assertThat(run(
                        tshark,
                        "-nr",
                        file.toString(),
                        "-Tfields",
                        "-eframe.time_epoch",
                        "-eframe.cap_len",
                        "-eframe.len",
                        "-eframe.interface_name",
                        "-eframe.comment"))
                .containsSubsequence(
                        "1700000000.123456789\t61\t101\teth0\t\n", "1700000000.123456790\t40\t80\ttun0\ta remark: ü\n")
                .doesNotContain("damaged", "cut short");
        assertThat(run(capinfos, file.toString()))
                .contains(
                        "Number of packets:   2",
                        "Capture application: Packetdash 0.1",
                        "Capture oper-sys:    Linux",
                        "Capture comment:     a test",
                        "Name = eth0",
                        "Time precision = nanoseconds (9)",
                        "Filter string = tcp",
                        "Number of stat entries = 1")
                .doesNotContain("error", "damaged");
    }

    private static String run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
