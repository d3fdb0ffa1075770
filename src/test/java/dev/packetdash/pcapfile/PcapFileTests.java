package dev.packetdash.pcapfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.net.LinkType;
import dev.packetdash.pcapfile.ReadPackets.Packet;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PcapFileTests {
    private static final byte[] DATA = {1, 2, 3, 4, 5};
    private static final String HEX = HexFormat.of().formatHex(DATA);

    static List<ByteOrder> orders() {
        return List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN);
    }

    @ParameterizedTest
    @MethodSource("orders")
    void readsMicroseconds(ByteOrder order) {
        byte[] file = new FileBuilder(order)
                .pcap(FileBuilder.MICROS, 2, 4, LinkType.ETHERNET)
                .record(1_700_000_000, 123_456, 1500, DATA)
                .record(0xffff_ffffL, 999_999, 5, DATA)
                .build();
        assertThat(ReadPackets.of(file).packets())
                .containsExactly(
                        new Packet(LinkType.ETHERNET, 1_700_000_000_123_456_000L, 1500, HEX),
                        new Packet(LinkType.ETHERNET, 4_294_967_295_999_999_000L, 5, HEX));
        assertThat(ReadPackets.of(file).failure()).isNull();
    }

    @ParameterizedTest
    @MethodSource("orders")
    void readsNanoseconds(ByteOrder order) {
        byte[] file = new FileBuilder(order)
                .pcap(FileBuilder.NANOS, 2, 4, LinkType.RAW)
                .record(1_700_000_000, 123_456_789, 5, DATA)
                .build();
        assertThat(ReadPackets.of(file).packets())
                .containsExactly(new Packet(LinkType.RAW, 1_700_000_000_123_456_789L, 5, HEX));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void readsLongerRecordHeaders(ByteOrder order) {
        byte[] file = new FileBuilder(order)
                .pcap(FileBuilder.MODIFIED, 2, 4, LinkType.ETHERNET)
                .u32(1, 2, DATA.length, 60)
                .u32(7)
                .u16(0x0800)
                .u8(4, 0)
                .bytes(DATA)
                .build();
        assertThat(ReadPackets.of(file).packets())
                .containsExactly(new Packet(LinkType.ETHERNET, 1_000_002_000, 60, HEX));
    }

    @Test
    void readsTheLengthsOfOldVersions() {
        for (int[] version : new int[][] {{2, 2}, {2, 3}, {543, 0}}) {
            byte[] file = FileBuilder.little()
                    .pcap(FileBuilder.MICROS, version[0], version[1], LinkType.ETHERNET)
                    .u32(1, 0, 60, DATA.length)
                    .bytes(DATA)
                    .build();
            assertThat(ReadPackets.of(file).packets())
                    .as("version %d.%d", version[0], version[1])
                    .containsExactly(new Packet(LinkType.ETHERNET, 1_000_000_000, 60, HEX));
        }
        byte[] newOrder = FileBuilder.little()
                .pcap(FileBuilder.MICROS, 2, 3, LinkType.ETHERNET)
                .record(1, 0, 60, DATA)
                .build();
        assertThat(ReadPackets.of(newOrder).packets())
                .containsExactly(new Packet(LinkType.ETHERNET, 1_000_000_000, 60, HEX));
    }

    @Test
    void takesTheLinkTypeFromTheLowBits() {
        int fourOctetsOfFcs = 0x5400_0000;
        byte[] file = FileBuilder.little()
                .pcap(FileBuilder.MICROS, 2, 4, fourOctetsOfFcs | LinkType.ETHERNET)
                .record(0, 0, 5, DATA)
                .build();
        assertThat(ReadPackets.of(file).packets()).extracting(Packet::linkType).containsExactly(LinkType.ETHERNET);
    }

    @Test
    void doesNotBelieveTheSnapshotLength() {
        for (long snapshotLength : new long[] {0, 1, 0xffff_ffffL}) {
            byte[] file = FileBuilder.little()
                    .u32(FileBuilder.MICROS)
                    .u16(2, 4)
                    .u32(0, 0, snapshotLength, LinkType.ETHERNET)
                    .record(0, 0, 5, DATA)
                    .build();
            assertThat(ReadPackets.of(file).packets()).extracting(Packet::bytes).containsExactly(HEX);
        }
    }

    @Test
    void clampsWireLengths() {
        byte[] file = FileBuilder.little()
                .pcap(FileBuilder.MICROS, 2, 4, LinkType.ETHERNET)
                .record(0, 0, -2, DATA)
                .build();
        assertThat(ReadPackets.of(file).packets())
                .extracting(Packet::wireLength)
                .containsExactly(Integer.MAX_VALUE);
    }
}
