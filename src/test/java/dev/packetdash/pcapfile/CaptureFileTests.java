package dev.packetdash.pcapfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.packetdash.capture.CaptureException;
import dev.packetdash.capture.CaptureFailure.Reason;
import dev.packetdash.capture.CaptureStatistics;
import dev.packetdash.capture.CaptureStatus;
import dev.packetdash.capture.FrameRing;
import dev.packetdash.capture.FrameSource;
import dev.packetdash.net.Frame;
import dev.packetdash.net.LinkType;
import dev.packetdash.pcapfile.ReadPackets.Packet;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureFileTests {
    private static final byte[] DATA = {1, 2, 3, 4, 5};
    private static final String HEX = HexFormat.of().formatHex(DATA);

    @TempDir
    Path directory;

    @Test
    void readsManyPacketsOfAllLengths() {
        var random = new Random(3);
        FileBuilder file = FileBuilder.little().pcap(FileBuilder.NANOS, 2, 4, LinkType.ETHERNET);
        List<Packet> expected = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            byte[] data = new byte[i % 50 == 0 ? 262_144 - i : random.nextInt(2000)];
            random.nextBytes(data);
            file.record(i, i, data.length, data);
            expected.add(new Packet(
                    LinkType.ETHERNET,
                    i * 1_000_000_001L,
                    data.length,
                    HexFormat.of().formatHex(data)));
        }
        byte[] bytes = file.build();
        assertThat(ReadPackets.of(bytes).packets()).isEqualTo(expected);
        assertThat(ReadPackets.of(trickle(bytes, random), 1 << 20).packets()).isEqualTo(expected);
    }

    /** A pipe whose writer hands over a few bytes at a time. */
    private static InputStream trickle(byte[] bytes, Random random) {
        return new FilterInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return super.read(target, offset, Math.min(length, 1 + random.nextInt(5000)));
            }
        };
    }

    @Test
    void unpacksGzip() throws IOException {
        byte[] plain = FileBuilder.big()
                .pcap(FileBuilder.MICROS, 2, 4, LinkType.ETHERNET)
                .record(1, 2, 60, DATA)
                .record(3, 4, 60, DATA)
                .build();
        byte[] packed = gzip(plain);
        assertThat(ReadPackets.of(packed)).isEqualTo(ReadPackets.of(plain));
        assertThat(ReadPackets.of(trickle(packed, new Random(1)))).isEqualTo(ReadPackets.of(plain));
    }

    @Test
    void tellsWhereGzipIsCutShort() throws IOException {
        byte[] noise = new byte[1000];
        new Random(5).nextBytes(noise);
        byte[] plain = FileBuilder.big()
                .pcap(FileBuilder.MICROS, 2, 4, LinkType.ETHERNET)
                .record(1, 2, 60, DATA)
                .record(1, 2, 60, noise)
                .build();
        byte[] packed = gzip(plain);
        for (int length = 2; length < packed.length; length++) {
            ReadPackets read = ReadPackets.of(Arrays.copyOf(packed, length));
            assertThat(read.message()).matches("test.pcap: cut short at byte \\d+, in the data packed with gzip");
        }
        packed[packed.length / 2] ^= 0x55;
        assertThat(ReadPackets.of(packed).failure()).isNotNull();
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    @Test
    void keepsTheBooks() throws Exception {
        Path path = directory.resolve("some.pcap");
        Files.write(
                path,
                FileBuilder.little()
                        .pcap(FileBuilder.MICROS, 2, 4, LinkType.LINUX_SLL)
                        .record(1, 2, 60, DATA)
                        .record(1, 2, 60, DATA)
                        .build());
        var ring = new FrameRing(1 << 20, 16);
        try (CaptureFile file = CaptureFile.open(path)) {
            while (file.next(ring, new Frame()) == FrameSource.Next.FRAME) {
                assertThat(file.status().up()).isTrue();
            }
            assertThat(file.next(ring, new Frame())).isEqualTo(FrameSource.Next.END);
            CaptureStatus status = file.status();
            assertThat(status.kind()).isEqualTo(CaptureStatus.Kind.FILE);
            assertThat(status.interfaceName()).isEqualTo(path.toString());
            assertThat(status.parameters().linkType()).isEqualTo(LinkType.LINUX_SLL);
            assertThat(status.parameters().snapshotLength()).isEqualTo(65535);
            assertThat(status.statistics()).isEqualTo(new CaptureStatistics(2, 0, 0, 2, 10));
        }
    }

    @Test
    void saysInItsStatusWhyItEnded() throws CaptureException {
        byte[] cut = FileBuilder.little()
                .pcap(FileBuilder.MICROS, 2, 4, LinkType.ETHERNET)
                .record(1, 2, 60, DATA)
                .u32(1)
                .build();
        try (CaptureFile file = CaptureFile.open(new ByteArrayInputStream(cut), "-")) {
            var ring = new FrameRing(1 << 12, 16);
            assertThat(file.next(ring, new Frame())).isEqualTo(FrameSource.Next.FRAME);
            var thrown = catchThrowableOfType(CaptureException.class, () -> file.next(ring, new Frame()));
            assertThat(thrown).hasMessage("-: cut short at byte 49, in the header of packet 2");
            assertThat(file.status().up()).isFalse();
            assertThat(file.status().failure()).isEqualTo(thrown.failure());
        }
    }

    @Test
    void cutsWhatTheRingCannotHold() throws CaptureException {
        byte[] file = FileBuilder.little()
                .pcap(FileBuilder.MICROS, 2, 4, LinkType.ETHERNET)
                .record(1, 0, 5000, new byte[5000])
                .record(2, 0, 5, DATA)
                .build();
        var ring = new FrameRing(4096, 16);
        var frame = new Frame();
        try (CaptureFile source = CaptureFile.open(new ByteArrayInputStream(file), "-")) {
            assertThat(source.next(ring, frame)).isEqualTo(FrameSource.Next.FRAME);
            assertThat(frame.capturedLength()).isEqualTo(ring.maximumLength());
            assertThat(source.next(ring, frame)).isEqualTo(FrameSource.Next.FRAME);
            assertThat(Packet.of(frame).bytes()).isEqualTo(HEX);
        }
    }

    @Test
    void allocatesNothingForAPacket() throws Exception {
        FileBuilder pcapng = FileBuilder.little().section().iface(LinkType.ETHERNET, 0);
        FileBuilder pcap = FileBuilder.little().pcap(FileBuilder.MICROS, 2, 4, LinkType.ETHERNET);
        for (int i = 0; i < 20_000; i++) {
            pcapng.enhanced(0, i, 60, DATA);
            pcap.record(i, i, 60, DATA);
        }
        assertThat(allocated(pcapng.build())).isLessThan(10_000);
        assertThat(allocated(pcap.build())).isLessThan(10_000);
    }

    private static long allocated(byte[] bytes) throws CaptureException {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        var ring = new FrameRing(1 << 20, 16);
        var frame = new Frame();
        try (CaptureFile file = CaptureFile.open(new ByteArrayInputStream(bytes), "-")) {
            file.next(ring, frame);
            long before = threads.getCurrentThreadAllocatedBytes();
            while (file.next(ring, frame) == FrameSource.Next.FRAME) {
                // Only read.
            }
            return threads.getCurrentThreadAllocatedBytes() - before;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing.pcap", "."})
    void saysWhyAFileCannotBeOpened(String name) {
        Path path = directory.resolve(name);
        assertThatExceptionOfType(CaptureException.class)
                .isThrownBy(() -> CaptureFile.open(path))
                .satisfies(e -> assertThat(e.failure().reason()).isEqualTo(Reason.UNREADABLE_FILE))
                .withMessageMatching(".*(there is no such file|Is a directory)");
    }

    @Test
    void saysWhatIsNoCapture() {
        assertThat(ReadPackets.of(new byte[0]).message()).isEqualTo("test.pcap: not a capture file, it is empty");
        assertThat(ReadPackets.of(new byte[] {'P', 'K'}).message())
                .isEqualTo("test.pcap: not a capture file, it begins with 504b");
        assertThat(ReadPackets.of("#!/bin/sh".getBytes(StandardCharsets.UTF_8)).message())
                .isEqualTo("test.pcap: not a capture file, it begins with 23212f62");
        assertThat(ReadPackets.of(FileBuilder.little()
                                .pcap(FileBuilder.MICROS, 1, 4, LinkType.ETHERNET)
                                .build())
                        .message())
                .isEqualTo("test.pcap: version 1.4 of pcap is not supported");
    }
}
