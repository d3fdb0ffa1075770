package dev.packetdash.pcapfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.capture.CaptureStatistics;
import dev.packetdash.capture.CaptureStatus;
import dev.packetdash.net.LinkType;
import dev.packetdash.pcapfile.ReadPackets.Packet;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PcapngFileTests {
    private static final byte[] DATA = {1, 2, 3, 4, 5};
    private static final String HEX = HexFormat.of().formatHex(DATA);

    static List<ByteOrder> orders() {
        return List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN);
    }

    @ParameterizedTest
    @MethodSource("orders")
    void readsEveryKindOfPacketBlock(ByteOrder order) {
        byte[] file = new FileBuilder(order)
                .section()
                .iface(LinkType.ETHERNET, 0)
                .simple(5, DATA)
                .enhanced(0, 1_700_000_000_123_456L, 60, DATA)
                .simple(5, DATA)
                .obsolete(0, 3, 1_700_000_000_123_457L, 60, DATA)
                .build();
        assertThat(ReadPackets.of(file).packets())
                .containsExactly(
                        new Packet(LinkType.ETHERNET, 0, 5, HEX),
                        new Packet(LinkType.ETHERNET, 1_700_000_000_123_456_000L, 60, HEX),
                        new Packet(LinkType.ETHERNET, 1_700_000_000_123_456_000L, 5, HEX),
                        new Packet(LinkType.ETHERNET, 1_700_000_000_123_457_000L, 60, HEX));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void readsSimplePacketsUpToTheSnapshotLength(ByteOrder order) {
        byte[] file = new FileBuilder(order)
                .section()
                .iface(LinkType.ETHERNET, DATA.length)
                .simple(1500, DATA)
                .build();
        assertThat(ReadPackets.of(file).packets()).containsExactly(new Packet(LinkType.ETHERNET, 0, 1500, HEX));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void readsEachInterfaceInItsOwnWay(ByteOrder order) {
        byte[] file = new FileBuilder(order)
                .section()
                .iface(LinkType.ETHERNET, 3, 0)
                .iface(LinkType.RAW, 9, 1_700_000_000)
                .iface(LinkType.LINUX_SLL2, 0x80 | 10, -5)
                .enhanced(1, 7, 60, DATA)
                .enhanced(2, 10 * 1024 + 512, 60, DATA)
                .enhanced(0, 7, 60, DATA)
                .build();
        assertThat(ReadPackets.of(file).packets())
                .containsExactly(
                        new Packet(LinkType.RAW, 1_700_000_000_000_000_007L, 60, HEX),
                        new Packet(LinkType.LINUX_SLL2, 5_500_000_000L, 60, HEX),
                        new Packet(LinkType.ETHERNET, 7_000_000, 60, HEX));
    }

    @Test
    void readsSectionsInBothByteOrders() {
        byte[] file = FileBuilder.little()
                .section()
                .iface(LinkType.ETHERNET, 0)
                .enhanced(0, 1, 60, DATA)
                .order(ByteOrder.BIG_ENDIAN)
                .section()
                .iface(LinkType.RAW, 0)
                .enhanced(0, 2, 60, DATA)
                .order(ByteOrder.LITTLE_ENDIAN)
                .section()
                .iface(LinkType.NULL, 0)
                .enhanced(0, 3, 60, DATA)
                .build();
        assertThat(ReadPackets.of(file).packets())
                .containsExactly(
                        new Packet(LinkType.ETHERNET, 1000, 60, HEX),
                        new Packet(LinkType.RAW, 2000, 60, HEX),
                        new Packet(LinkType.NULL, 3000, 60, HEX));
    }

    @Test
    void passesOverWhatItDoesNotKnow() {
        FileBuilder file = FileBuilder.little();
        FileBuilder sectionOfKnownLength = file.body().u32(0x1a2b3c4d).u16(1, 2).u64(92);
        byte[] bytes = file.block(
                        FileBuilder.SECTION,
                        sectionOfKnownLength.option(4, DATA).u32(0))
                .block(0xbad, file.body().bytes(new byte[100]))
                .block(0x4000_0bad, file.body().u32(32473).bytes(DATA))
                .block(
                        FileBuilder.INTERFACE,
                        file.body()
                                .u16(1, 0)
                                .u32(0)
                                .option(2, DATA)
                                .option(9, DATA)
                                .option(1))
                .block(FileBuilder.STATISTICS, file.body().u32(7, 0, 0).option(5, new byte[8]))
                .enhanced(0, 1, 60, DATA)
                .build();
        ReadPackets read = ReadPackets.of(bytes);
        assertThat(read.failure()).isNull();
        assertThat(read.packets()).containsExactly(new Packet(LinkType.ETHERNET, 1000, 60, HEX));
    }

    @Test
    void passesOverPacketOptions() {
        FileBuilder file = FileBuilder.little().section().iface(LinkType.ETHERNET, 0);
        FileBuilder body = file.body()
                .u32(0, 0, 1, 5, 60)
                .bytes(DATA)
                .pad()
                .option(1, DATA)
                .u32(0);
        assertThat(ReadPackets.of(file.block(FileBuilder.ENHANCED_PACKET, body).build())
                        .packets())
                .containsExactly(new Packet(LinkType.ETHERNET, 1000, 60, HEX));
    }

    /** As tshark does. */
    @Test
    void readsBlocksWhoseLengthLeavesOutThePadding() {
        byte[] file = FileBuilder.little()
                .section()
                .iface(LinkType.ETHERNET, 0)
                .u32(FileBuilder.ENHANCED_PACKET, 37, 0, 0, 1, 5, 60)
                .bytes(DATA)
                .pad()
                .u32(37)
                .enhanced(0, 2, 60, DATA)
                .build();
        assertThat(ReadPackets.of(file).packets())
                .extracting(Packet::timestampNanos)
                .containsExactly(1000L, 2000L);
    }

    @Test
    void takesLossesFromStatistics() {
        FileBuilder file =
                FileBuilder.little().section().iface(LinkType.ETHERNET, 0).iface(LinkType.RAW, 0);
        statistics(file, 0, 1, 2);
        statistics(file, 0, 10, 20); // cumulative
        statistics(file, 1, 100, 200);
        file.section().iface(LinkType.ETHERNET, 0).enhanced(0, 1, 60, DATA);
        statistics(file, 0, 1000, 2000);
        file.iface(LinkType.RAW, 0);
        statistics(file, 1, -1, -1); // unknown
        CaptureStatus status = ReadPackets.of(file.build()).lastStatus();
        assertThat(status.statistics()).isEqualTo(new CaptureStatistics(2221, 2220, 1110, 1, 5));
        assertThat(status.parameters().linkType()).isEqualTo(LinkType.ETHERNET);
    }

    private static void statistics(FileBuilder file, int number, long interfaceDropped, long dropped) {
        FileBuilder body = file.body().u32(number, 0, 0).u16(5, 8).u64(interfaceDropped);
        file.block(FileBuilder.STATISTICS, body.u16(7, 8).u64(dropped).u32(0));
    }

    @Test
    void readsWhatASeededGeneratorWrites() {
        for (int seed = 0; seed < 50; seed++) {
            var random = new Random(seed);
            FileBuilder file = new FileBuilder(orders().get(random.nextInt(2)));
            List<Packet> expected = new ArrayList<>();
            for (int section = 0; section < 3; section++) {
                file.order(orders().get(random.nextInt(2))).section();
                int interfaces = 1 + random.nextInt(4);
                for (int i = 0; i < interfaces; i++) {
                    file.iface(i, 9, i * 1000L);
                }
                for (int i = 0; i < 40; i++) {
                    expected.add(writePacket(file, random, interfaces));
                }
            }
            assertThat(ReadPackets.of(file.build()).packets()).isEqualTo(expected);
        }
    }

    private static Packet writePacket(FileBuilder file, Random random, int interfaces) {
        byte[] data = new byte[random.nextInt(100)];
        random.nextBytes(data);
        int number = random.nextInt(interfaces);
        long nanos = random.nextLong(2_000_000_000_000_000_000L);
        int wireLength = data.length + random.nextInt(1000);
        if (random.nextBoolean()) {
            file.enhanced(number, nanos, wireLength, data);
        } else {
            file.obsolete(number, random.nextInt(), nanos, wireLength, data);
        }
        if (random.nextInt(5) == 0) {
            file.block(100 + random.nextInt(100), file.body().bytes(data));
        }
        long offset = number * 1_000_000_000_000L;
        return new Packet(number, nanos + offset, wireLength, HexFormat.of().formatHex(data));
    }
}
