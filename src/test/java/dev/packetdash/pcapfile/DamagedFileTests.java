package dev.packetdash.pcapfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.capture.CaptureFailure.Reason;
import dev.packetdash.net.LinkType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Files that are cut short or corrupt: the packets before the damage come, then a failure that says where it is. */
class DamagedFileTests {
    private static final byte[] DATA = {1, 2, 3, 4, 5};

    @Test
    void readsPcapUpToEveryCut() {
        FileBuilder builder = FileBuilder.little().pcap(FileBuilder.MICROS, 2, 4, LinkType.ETHERNET);
        List<Integer> ends = new ArrayList<>(List.of(builder.length()));
        for (int i = 0; i < 5; i++) {
            ends.add(builder.record(i, 0, 60, DATA).length());
        }
        byte[] file = builder.build();
        for (int length = 4; length < file.length; length++) {
            ReadPackets read = ReadPackets.of(Arrays.copyOf(file, length));
            int cut = length;
            long whole = ends.stream().filter(end -> end <= cut).count() - 1;
            assertThat(read.packets()).as("%d bytes", length).hasSize((int) Math.max(whole, 0));
            assertThat(read.message()).isEqualTo(ends.contains(length) ? "" : messageOfCut(length, whole, ends));
        }
    }

    private static String messageOfCut(int length, long whole, List<Integer> ends) {
        if (whole < 0) {
            return "test.pcap: cut short at byte " + length + ", in the file header";
        }
        boolean inHeader = length < ends.get((int) whole) + 16;
        return "test.pcap: cut short at byte " + length + ", in the " + (inHeader ? "header" : "data") + " of packet "
                + (whole + 1);
    }

    @Test
    void readsPcapngUpToEveryCut() {
        FileBuilder builder = FileBuilder.big();
        List<Integer> ends = new ArrayList<>();
        ends.add(builder.section().length());
        ends.add(builder.iface(LinkType.ETHERNET, 6, 0).length());
        int before = ends.size();
        ends.add(builder.enhanced(0, 1, 60, DATA).length());
        ends.add(builder.simple(5, DATA).length());
        ends.add(builder.obsolete(0, 0, 2, 60, DATA).length());
        byte[] file = builder.build();
        for (int length = 4; length < file.length; length++) {
            ReadPackets read = ReadPackets.of(Arrays.copyOf(file, length));
            int cut = length;
            long blocks = ends.stream().filter(end -> end <= cut).count();
            int whole = (int) Math.max(blocks - before, 0);
            assertThat(read.packets()).as("%d bytes", length).hasSize(whole);
            if (ends.contains(length)) {
                assertThat(read.failure()).isNull();
            } else {
                int start = blocks == 0 ? 0 : ends.get((int) blocks - 1);
                assertThat(read.message())
                        .isIn(
                                "test.pcap: cut short at byte " + length + ", in the block at byte " + start,
                                "test.pcap: cut short at byte " + length + ", in the data of packet " + (whole + 1));
            }
        }
    }

    @Test
    void refusesLengthsThatNoPacketHas() {
        FileBuilder start = FileBuilder.little()
                .pcap(FileBuilder.MICROS, 2, 4, LinkType.ETHERNET)
                .record(0, 0, 5, DATA);
        int offset = start.length();
        ReadPackets read = ReadPackets.of(
                start.u32(1, 0, 262_145, 60).bytes(new byte[300_000]).build());
        assertThat(read.packets()).hasSize(1);
        assertThat(read.message())
                .isEqualTo("test.pcap: corrupt at byte " + offset
                        + ": packet 2 has 262145 bytes, at most 262144 are possible");
        assertThat(read.damage().reason()).isEqualTo(Reason.UNREADABLE_FILE);
        assertThat(read.damage().remedy()).isNotBlank();
        assertThat(read.lastStatus().statistics().delivered()).isEqualTo(1);
    }

    @Test
    void takesLongPacketsOfUsb() {
        int usbPcap = 249;
        byte[] file = FileBuilder.little()
                .pcap(FileBuilder.MICROS, 2, 4, usbPcap)
                .record(0, 0, 400_000, new byte[400_000])
                .build();
        assertThat(ReadPackets.of(file).packets().getFirst().bytes()).hasSize(800_000);
    }

    @Test
    void refusesBlockLengthsThatCannotBe() {
        for (long length : new long[] {0, 1, 8, 0x0810_0001L, 0x8000_0000L, 0xffff_fffcL, 0xffff_ffffL}) {
            FileBuilder file = damagedAfterPacket();
            int offset = file.length();
            ReadPackets read =
                    ReadPackets.of(file.u32(4, length).bytes(new byte[100]).build());
            assertThat(read.packets()).hasSize(1);
            assertThat(read.message())
                    .matches("test.pcap: corrupt at byte " + offset + ": a block cannot have \\d+ bytes");
        }
    }

    @Test
    void refusesBlocksTooShortForTheirType() {
        for (int type : new int[] {
            FileBuilder.SECTION,
            FileBuilder.INTERFACE,
            FileBuilder.OBSOLETE_PACKET,
            FileBuilder.SIMPLE_PACKET,
            FileBuilder.STATISTICS,
            FileBuilder.ENHANCED_PACKET
        }) {
            FileBuilder file = damagedAfterPacket();
            // A section header needs its magic to be taken for one.
            FileBuilder body = type == FileBuilder.SECTION ? file.body().u32(0x1a2b3c4d) : file.body();
            ReadPackets read = ReadPackets.of(file.block(type, body).section().build());
            assertThat(read.packets()).hasSize(1);
            assertThat(read.message())
                    .matches("test.pcap: corrupt at byte \\d+: a block of \\d+ bytes is too short for its type");
        }
    }

    @Test
    void refusesPacketsLongerThanTheirBlock() {
        FileBuilder file = damagedAfterPacket();
        FileBuilder body = file.body().u32(0, 0, 0, 9, 60).bytes(DATA);
        ReadPackets read =
                ReadPackets.of(file.block(FileBuilder.ENHANCED_PACKET, body).build());
        assertThat(read.packets()).hasSize(1);
        assertThat(read.message()).endsWith("packet 2 has 9 bytes, its block has room for 8");
    }

    @Test
    void refusesOptionsLongerThanTheirBlock() {
        FileBuilder file = FileBuilder.little();
        FileBuilder body =
                file.body().u32(0x1a2b3c4d).u16(1, 0).u64(-1).u16(4, 9).u32(0, 0);
        ReadPackets read = ReadPackets.of(file.block(FileBuilder.SECTION, body).build());
        assertThat(read.message()).endsWith("an option of 9 bytes is longer than the rest of its block");
    }

    @Test
    void refusesBlocksWhoseTwoLengthsDiffer() {
        FileBuilder file = damagedAfterPacket();
        file.u32(4, 12, 16).section();
        assertThat(ReadPackets.of(file.build()).message())
                .endsWith("a block begins with the length 12 and ends with 16");
    }

    @Test
    void refusesPacketsOfUnknownInterfaces() {
        for (int number : new int[] {1, -1}) {
            ReadPackets read = ReadPackets.of(
                    damagedAfterPacket().enhanced(number, 0, 60, DATA).build());
            assertThat(read.packets()).hasSize(1);
            assertThat(read.message())
                    .endsWith(
                            "packet 2 is of interface " + Integer.toUnsignedString(number) + ", but the section has 1");
        }
        assertThat(ReadPackets.of(FileBuilder.little().section().simple(5, DATA).build())
                        .message())
                .endsWith("packet 1 is of interface 0, but the section has 0");
        // A section has its own interfaces.
        assertThat(ReadPackets.of(damagedAfterPacket()
                                .section()
                                .enhanced(0, 0, 60, DATA)
                                .build())
                        .message())
                .endsWith("packet 2 is of interface 0, but the section has 0");
    }

    @Test
    void refusesSectionsItCannotRead() {
        FileBuilder noMagic = FileBuilder.little();
        noMagic.block(
                FileBuilder.SECTION, noMagic.body().u32(0x1a2b3c4e).u16(1, 0).u64(-1));
        assertThat(ReadPackets.of(noMagic.build()).message()).endsWith("a section header has no byte-order magic");
        FileBuilder version2 = FileBuilder.little();
        version2.block(
                FileBuilder.SECTION, version2.body().u32(0x1a2b3c4d).u16(2, 1).u64(-1));
        assertThat(ReadPackets.of(version2.build()).message()).endsWith("version 2.1 of pcapng is not supported");
    }

    @Test
    void boundsTheNumberOfInterfaces() {
        FileBuilder file = FileBuilder.little().section();
        for (int i = 0; i < 65_537; i++) {
            file.iface(LinkType.ETHERNET, 0);
        }
        assertThat(ReadPackets.of(file.build()).message()).endsWith("more than 65536 interfaces");
    }

    private static FileBuilder damagedAfterPacket() {
        return FileBuilder.little().section().iface(LinkType.ETHERNET, 0).enhanced(0, 1, 60, DATA);
    }

    @Test
    void survivesRandomBytes() {
        var random = new Random(11);
        byte[][] starts = {
            {},
            FileBuilder.little()
                    .pcap(FileBuilder.MICROS, 2, 4, LinkType.ETHERNET)
                    .build(),
            FileBuilder.big().section().iface(LinkType.ETHERNET, 0).build(),
            {0x1f, (byte) 0x8b, 8, 0}
        };
        for (int i = 0; i < 2000; i++) {
            byte[] noise = new byte[random.nextInt(500)];
            random.nextBytes(noise);
            byte[] start = starts[i % starts.length];
            byte[] file = Arrays.copyOf(start, start.length + noise.length);
            System.arraycopy(noise, 0, file, start.length, noise.length);
            assertThat(ReadPackets.of(file).packets().size()).isLessThan(40);
        }
    }

    @Test
    void survivesEveryChangedByte() {
        var random = new Random(12);
        byte[] file = damagedAfterPacket()
                .iface(LinkType.RAW, 9, 3)
                .simple(5, DATA)
                .obsolete(1, 0, 2, 60, DATA)
                .section()
                .build();
        for (int i = 0; i < file.length * 20; i++) {
            byte[] changed = file.clone();
            changed[i % file.length] = (byte) random.nextInt();
            assertThat(ReadPackets.of(changed).packets().size()).isLessThanOrEqualTo(3);
        }
    }
}
