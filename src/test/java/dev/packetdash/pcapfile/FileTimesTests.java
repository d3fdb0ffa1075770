package dev.packetdash.pcapfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.pcapfile.ReadPackets.Packet;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Times that a capture file may say, in all the ways that its formats have for them. */
class FileTimesTests {
    private static final long SECOND = 1_000_000_000L;
    private static final long NOW = 1_800_000_000L;
    private static final long YEAR_2200 = Instant.parse("2200-01-01T00:00:00Z").getEpochSecond();
    private static final byte[] DATA = new byte[20];

    @Test
    void takesAllTimesThatPcapCanSay() {
        long latest = 0xffff_ffffL;
        byte[] micros = FileBuilder.big()
                .pcap(FileBuilder.MICROS, 2, 4, 1)
                .record(0, 1, 60, DATA)
                .record(latest, 999_999, 60, DATA)
                .build();
        assertTimes(micros, 0, 1000, latest * SECOND + 999_999_000);
        byte[] nanos = FileBuilder.little()
                .pcap(FileBuilder.NANOS, 2, 4, 1)
                .record(latest, latest, 60, DATA)
                .build();
        assertTimes(nanos, 0, latest * SECOND + latest);
    }

    @Test
    void givesAPacketWithoutATimeThatOfThePacketBefore() {
        byte[] pcap = FileBuilder.little()
                .pcap(FileBuilder.MICROS, 2, 4, 1)
                .record(0, 0, 60, DATA)
                .record(NOW, 5, 60, DATA)
                .record(0, 0, 60, DATA)
                .build();
        assertTimes(pcap, 2, 0, NOW * SECOND + 5000, NOW * SECOND + 5000);

        byte[] pcapng = FileBuilder.little()
                .section()
                .iface(1, 0)
                .enhanced(0, NOW * 1_000_000, 60, DATA)
                .simple(20, DATA)
                .build();
        assertTimes(pcapng, 1, NOW * SECOND, NOW * SECOND);
    }

    @Test
    void takesTimesUpToTheYear2200() {
        byte[] file = FileBuilder.big()
                .section()
                .iface(1, 9, 0)
                .enhanced(0, YEAR_2200 * SECOND - 1, 60, DATA)
                .enhanced(0, YEAR_2200 * SECOND, 60, DATA)
                .enhanced(0, Long.MAX_VALUE, 60, DATA)
                .enhanced(0, -1, 60, DATA)
                .build();
        long last = YEAR_2200 * SECOND - 1;
        assertTimes(file, 3, last, last, last, last);
    }

    @Test
    void takesNoProductThatWraps() {
        // 2^64 / 1000 microseconds and a bit more are a few seconds, modulo 2^64 nanoseconds.
        byte[] decimal = FileBuilder.little()
                .section()
                .iface(1, 6, 0)
                .enhanced(0, 18_446_744_073_709_552L + NOW * 1_000_000, 60, DATA)
                .enhanced(0, 0xffff_ffff_ffff_ffffL, 60, DATA)
                .build();
        assertTimes(decimal, 2, 0, 0);
        byte[] seconds = FileBuilder.little()
                .section()
                .iface(1, 0, 0)
                .enhanced(0, NOW, 60, DATA)
                .enhanced(0, 18_446_744_074L + NOW, 60, DATA)
                .build();
        assertTimes(seconds, 1, NOW * SECOND, NOW * SECOND);
        byte[] binary = FileBuilder.little()
                .section()
                .iface(1, 0x80 | 1, 0)
                .enhanced(0, NOW * 2, 60, DATA)
                .enhanced(0, 2 * (18_446_744_074L + NOW), 60, DATA)
                .enhanced(0, 1L << 63, 60, DATA)
                .build();
        assertTimes(binary, 2, NOW * SECOND, NOW * SECOND, NOW * SECOND);
    }

    @Test
    void takesNoOffsetThatWraps() {
        for (long offset : new long[] {Long.MAX_VALUE, Long.MIN_VALUE, YEAR_2200, -NOW - 1, 18_446_744_074L}) {
            byte[] file = FileBuilder.little()
                    .section()
                    .iface(1, 6, offset)
                    .iface(1, 6, -NOW)
                    .enhanced(0, NOW * 1_000_000, 60, DATA)
                    .enhanced(1, 2 * NOW * 1_000_000, 60, DATA)
                    .enhanced(0, NOW * 1_000_000, 60, DATA)
                    .build();
            assertTimes(file, 2, 0, NOW * SECOND, NOW * SECOND);
        }
    }

    @Test
    void readsTimesInTheByteOrderOfEachSection() {
        byte[] file = FileBuilder.little()
                .section()
                .iface(1, 6, 1)
                .enhanced(0, NOW * 1_000_000, 60, DATA)
                .order(ByteOrder.BIG_ENDIAN)
                .section()
                .iface(1, 9, 2)
                .enhanced(0, NOW * SECOND + 7, 60, DATA)
                .obsolete(0, 0, -5, 60, DATA)
                .build();
        long last = (NOW + 2) * SECOND + 7;
        assertTimes(file, 1, (NOW + 1) * SECOND, last, last);
    }

    private static void assertTimes(byte[] file, long untimed, long... nanos) {
        ReadPackets read = ReadPackets.of(file);
        assertThat(read.failure()).isNull();
        assertThat(read.packets())
                .extracting(Packet::timestampNanos)
                .isEqualTo(LongStream.of(nanos).boxed().toList());
        assertThat(read.lastStatus().statistics().untimed()).isEqualTo(untimed);
    }
}
