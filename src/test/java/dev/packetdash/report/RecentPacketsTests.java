package dev.packetdash.report;

import static dev.packetdash.testing.Packets.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.capture.FrameRing;
import dev.packetdash.capture.FrameSource;
import dev.packetdash.decode.LayerDetail;
import dev.packetdash.net.Frame;
import dev.packetdash.net.TcpFlags;
import dev.packetdash.pcapfile.CaptureFile;
import dev.packetdash.testing.PacketBytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecentPacketsTests {
    private static final PacketFilter ALL = new PacketFilter(null, null, null, null, null);
    private static final PacketBytes SYN =
            PacketBytes.ethernet().ipv4("198.51.100.1", "203.0.113.2").tcp(50_000, 443, TcpFlags.SYN);
    private static final PacketBytes SYN_ACK =
            PacketBytes.ethernet().ipv4("203.0.113.2", "198.51.100.1").tcp(443, 50_000, TcpFlags.SYN | TcpFlags.ACK);
    private static final PacketBytes DNS = PacketBytes.ethernet()
            .ipv6("2001:db8::1", "2001:db8::2")
            .udp(50_000, 53)
            .payload(30);
    private static final PacketBytes ARP = PacketBytes.ethernet().arp(1, "198.51.100.1", "198.51.100.2");

    private final Watched eth0 = new Watched("eth0");
    private final Watched bridge = new Watched("br-lan-1");
    private final RecentPackets recent = new RecentPackets(Watched.snapshots(eth0, bridge));

    @Test
    void listsTheNewestOfAllInterfacesFirst() {
        eth0.see(START, SYN).see(START + 3, SYN_ACK).see(START + 3, DNS);
        bridge.see(START + 1, ARP).see(START + 2, SYN);

        assertThat(ids(10, ALL)).containsExactly("eth0-3", "eth0-2", "br-lan-1-2", "br-lan-1-1", "eth0-1");
        assertThat(ids(2, ALL)).containsExactly("eth0-3", "eth0-2");
        assertThat(ids(3, ALL)).containsExactly("eth0-3", "eth0-2", "br-lan-1-2");
    }

    @Test
    void listsAndFindsThoseOfAllReadersOfAnInterface() {
        Watched second = new Watched("eth0");
        eth0.see(START, SYN).see(START + 2, SYN_ACK);
        second.see(START + 1, DNS);
        RecentPackets both = new RecentPackets(Watched.snapshots(eth0, second));
        List<String> ids = both.newest(10, ALL).stream().map(PacketEntry::id).toList();

        assertThat(ids).doesNotHaveDuplicates().hasSize(3);
        assertThat(ids)
                .allSatisfy(id -> assertThat(both.find(id))
                        .hasValueSatisfying(
                                detail -> assertThat(detail.entry().id()).isEqualTo(id)));
        assertThat(both.find("eth0-7")).isEmpty();
    }

    @Test
    void listsNothingBeforeTheFirstPacket() {
        assertThat(ids(10, ALL)).isEmpty();
    }

    @Test
    void listsWhatMatches() {
        eth0.see(START, SYN).see(START, SYN_ACK).see(START, DNS).see(START, ARP);

        assertThat(ids(10, filter("udp", null, null, null))).containsExactly("eth0-3");
        assertThat(ids(10, filter(null, "198.51.100.1", null, null))).containsExactly("eth0-4", "eth0-2", "eth0-1");
        assertThat(ids(10, filter(null, "2001:0DB8:0::2", null, null))).containsExactly("eth0-3");
        assertThat(ids(10, filter(null, null, 443, null))).containsExactly("eth0-2", "eth0-1");
        assertThat(ids(10, filter(null, null, 50_000, "syn"))).containsExactly("eth0-2", "eth0-1");
        assertThat(ids(10, filter(null, null, null, "ack,syn"))).containsExactly("eth0-2");
        assertThat(ids(10, filter("udp", null, 443, null))).isEmpty();
        String flow =
                recent.newest(1, filter("tcp", null, null, null)).getFirst().flow();
        assertThat(ids(10, new PacketFilter(null, null, null, flow, null))).containsExactly("eth0-2", "eth0-1");
    }

    @Test
    void countsOnlyWhatMatchesTowardsTheLimit() {
        eth0.see(START, SYN).see(START, DNS).see(START, DNS).see(START, SYN).see(START, DNS);

        assertThat(ids(2, filter("tcp", null, null, null))).containsExactly("eth0-4", "eth0-1");
    }

    @Test
    void forgetsPacketsThatHaveLeftTheRing() {
        for (int i = 0; i < 20; i++) {
            eth0.see(START + i, SYN);
        }
        assertThat(ids(100, ALL)).hasSize(16).startsWith("eth0-20").endsWith("eth0-5");
        assertThat(recent.find("eth0-4")).isEmpty();
        assertThat(recent.find("eth0-5")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "eth0", "eth0-", "eth0-0", "eth0-2", "eth0--1", "eth0-x", "eth1-1", "br-1"})
    void findsNothingByIdsOfNoPacket(String id) {
        eth0.see(START, SYN);

        assertThat(recent.find(id)).isEmpty();
    }

    @Test
    void findsAPacketInFullButForItsPayload() {
        bridge.see(START, ARP).see(START, DNS);
        PacketDetail detail = recent.find("br-lan-1-2").orElseThrow();

        assertThat(detail.entry()).isEqualTo(recent.newest(1, ALL).getFirst());
        assertThat(detail.capturedLength()).isEqualTo(92);
        assertThat(detail.outcome()).isEqualTo("complete");
        assertThat(detail.stoppedAt()).isEqualTo("transport");
        assertThat(detail.layers()).extracting(LayerDetail::name).containsExactly("eth", "ipv6", "udp", "dns");
        assertThat(detail.layers()).extracting(LayerDetail::offset).containsExactly(0, 14, 54, 62);
        assertThat(detail.headerHex()).hasSize(2 * 62).startsWith("020000000002020000000001" + "86dd");
    }

    @Test
    void findsPacketsHoweverLittleWasCaptured() {
        for (PacketBytes packet : List.of(SYN, DNS, ARP)) {
            for (int captured = 0; captured <= packet.bytes().length; captured++) {
                eth0.see(START, packet, captured);
                PacketEntry newest = recent.newest(1, ALL).getFirst();
                PacketDetail detail = recent.find(newest.id()).orElseThrow();
                assertThat(detail.capturedLength()).isEqualTo(captured);
                assertThat(detail.headerHex()).hasSizeLessThanOrEqualTo(2 * captured);
            }
        }
    }

    private List<String> ids(int limit, PacketFilter filter) {
        return recent.newest(limit, filter).stream().map(PacketEntry::id).toList();
    }

    private static PacketFilter filter(
            @Nullable String protocol, @Nullable String address, @Nullable Integer port, @Nullable String flags) {
        return new PacketFilter(protocol, address, port, null, flags);
    }

    /** The canary: what an operator may hand on holds no payload. */
    @Test
    void downloadsPacketsWithoutTheirPayload() throws Exception {
        byte[] secret = "canary-string".getBytes(StandardCharsets.US_ASCII);
        PacketBytes packet = PacketBytes.ethernet()
                .ipv4("198.51.100.1", "203.0.113.2")
                .udp(5000, 5001)
                .payload(secret);
        eth0.see(START, packet);
        bridge.see(START + 1, packet);
        ByteArrayOutputStream file = new ByteArrayOutputStream();

        recent.write(10, new PacketFilter("udp", null, null, null, null), file);

        assertThat(file.toString(StandardCharsets.US_ASCII)).doesNotContain("canary");
        FrameRing ring = new FrameRing(1 << 16, 16);
        Frame frame = new Frame();
        try (CaptureFile read = CaptureFile.open(new ByteArrayInputStream(file.toByteArray()), "download")) {
            assertThat(read.next(ring, frame)).isEqualTo(FrameSource.Next.FRAME);
            assertThat(frame.timestampNanos()).isEqualTo(START);
            byte[] blanked = packet.bytes();
            Arrays.fill(blanked, blanked.length - secret.length, blanked.length, (byte) 0);
            assertThat(frame.copy(frame.capturedLength())).isEqualTo(blanked);
            assertThat(read.next(ring, frame)).isEqualTo(FrameSource.Next.FRAME);
            assertThat(read.next(ring, frame)).isEqualTo(FrameSource.Next.END);
        }
    }
}
