package dev.packetdash.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.net.EtherType;
import dev.packetdash.net.Frame;
import dev.packetdash.net.LinkType;
import dev.packetdash.testing.PacketBytes;
import java.nio.ByteBuffer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a capture on several interfaces at once has in the place of link headers. */
class CookedTests {
    private static final int SLL2_PROTOCOL = 0;
    private static final int SLL2_DEVICE_TYPE = 8;

    private final PacketDecoder decoder = new PacketDecoder();
    private final PacketSummary summary = new PacketSummary();

    private void decode(ByteBuffer bytes, int linkType) {
        int length = bytes.capacity();
        decoder.decode(new Frame().set(bytes.array(), 0, length, length, linkType, 1), summary);
    }

    private static ByteBuffer bytes(PacketBytes packet) {
        return ByteBuffer.wrap(packet.bytes());
    }

    private static PacketBytes udp(PacketBytes packet) {
        return packet.ipv4("203.0.113.9", "203.0.113.1").udp(1111, 2222).payload(100);
    }

    /** Tags 20, which the kernel takes out, and then those of {@code tags}, as Linux 6.10 and later has it. */
    private static ByteBuffer hidden(
            PacketBytes cooked, int etherType, UnaryOperator<PacketBytes> network, int... tags) {
        for (int tag : tags) {
            cooked.vlan(tag);
        }
        return bytes(network.apply(cooked)).putShort(SLL2_PROTOCOL, (short) etherType);
    }

    @Test
    void findsTheTagsThatTheHeaderDoesNotAnnounce() {
        decode(hidden(PacketBytes.sll2(0), EtherType.IPV4, CookedTests::udp, 30), LinkType.LINUX_SLL2);
        assertQinq(2, 14 + 8 + 20 + 8 + 100);

        decode(hidden(PacketBytes.sll2(0), EtherType.IPV4, CookedTests::udp, 30, 40), LinkType.LINUX_SLL2);
        assertQinq(3, 14 + 12 + 20 + 8 + 100);

        UnaryOperator<PacketBytes> ipv6 = packet ->
                packet.ipv6("2001:db8::1", "2001:db8::2").udp(1111, 2222).payload(100);
        decode(hidden(PacketBytes.sll2(0), EtherType.IPV6, ipv6, 30), LinkType.LINUX_SLL2);
        assertQinq(2, 14 + 8 + 40 + 8 + 100);
    }

    private void assertQinq(int tags, int length) {
        assertThat(summary.vlanTags()).isEqualTo(tags);
        assertThat(summary.encapsulations()).isEqualTo(1 << Encapsulation.QINQ.ordinal());
        assertThat(summary.outcome()).isEqualTo(DecodeOutcome.COMPLETE);
        assertThat(summary.destinationPort()).isEqualTo(2222);
        assertThat(summary.wireLength()).isEqualTo(length);
    }

    /** Their first four bits are those of IPv4, or of IPv6. */
    @ParameterizedTest
    @ValueSource(ints = {0x4014, 0x4fff, 0x6014})
    void knowsTagsWithAPriorityFromIp(int tagControl) {
        decode(hidden(PacketBytes.sll2(0), EtherType.IPV4, CookedTests::udp, tagControl), LinkType.LINUX_SLL2);
        assertQinq(2, 14 + 8 + 20 + 8 + 100);
    }

    @Test
    void findsTheTagsBeforeArp() {
        decode(
                hidden(PacketBytes.sll2(0), EtherType.ARP, packet -> packet.arp(1, "203.0.113.9", "203.0.113.1"), 30),
                LinkType.LINUX_SLL2);

        assertThat(summary.arpOperation()).isEqualTo(ArpOperation.REQUEST);
        assertThat(summary.vlanTags()).isEqualTo(2);
    }

    /** libpcap puts the outermost tag back into version 1. */
    @Test
    void findsTheTagsBehindTheOneThatLibpcapPutsBack() {
        ByteBuffer packet =
                bytes(udp(PacketBytes.sll(0).vlan(EtherType.QINQ, 20).vlan(30)));
        packet.putShort(16 + 2, (short) EtherType.IPV4);
        decode(packet, LinkType.LINUX_SLL);

        assertQinq(2, 14 + 8 + 20 + 8 + 100);
    }

    @Test
    void takesNoNetworkHeaderForATag() {
        byte[] ipv4 = new byte[2048 - 28];
        decode(
                bytes(PacketBytes.sll2(0)
                        .ipv4("203.0.113.9", "203.0.113.1")
                        .udp(1111, 2222)
                        .payload(ipv4)),
                LinkType.LINUX_SLL2);
        assertThat(summary.vlanTags()).isZero();
        assertThat(summary.destinationPort()).isEqualTo(2222);

        ByteBuffer malformed = bytes(udp(PacketBytes.sll2(0))).put(20, (byte) 0x55);
        decode(malformed, LinkType.LINUX_SLL2);
        assertThat(summary.outcome()).isEqualTo(DecodeOutcome.MALFORMED);
        assertThat(summary.vlanTags()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1, 14", "772, 14", "65534, 0", "512, 0"})
    void countsTheLinkHeaderThatTheDeviceHas(int deviceType, int header) {
        ByteBuffer packet = bytes(udp(PacketBytes.sll2(0))).putShort(SLL2_DEVICE_TYPE, (short) deviceType);
        decode(packet, LinkType.LINUX_SLL2);

        assertThat(summary.wireLength()).isEqualTo(header + 20 + 8 + 100);
        assertThat(summary.capturedLength()).isEqualTo(header + 20 + 8 + 100);
    }

    @Test
    void tellsTheInterface() {
        decode(bytes(udp(PacketBytes.sll2(4, 77))), LinkType.LINUX_SLL2);
        assertThat(summary.interfaceIndex()).isEqualTo(77);

        decode(bytes(udp(PacketBytes.ethernet())), LinkType.ETHERNET);
        assertThat(summary.interfaceIndex()).isZero();
    }
}
