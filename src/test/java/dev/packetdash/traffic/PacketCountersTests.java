package dev.packetdash.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.decode.ArpOperation;
import dev.packetdash.decode.DecodeOutcome;
import dev.packetdash.decode.Encapsulation;
import dev.packetdash.decode.FragmentPosition;
import dev.packetdash.decode.NetworkClass;
import dev.packetdash.decode.PacketSummary;
import dev.packetdash.decode.Protocol;
import dev.packetdash.decode.TcpKind;
import dev.packetdash.net.Direction;
import dev.packetdash.net.Frame;
import dev.packetdash.net.IpProtocol;
import dev.packetdash.net.LinkType;
import dev.packetdash.net.TcpFlags;
import dev.packetdash.testing.PacketBytes;
import dev.packetdash.testing.Packets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PacketCountersTests {
    private final PacketCounters counters = new PacketCounters();
    private final Packets packets = new Packets();

    private void add(PacketSummary packet) {
        counters.add(packet, 1, packet.wireLength());
    }

    /** Good packets, cut packets and packets with bytes changed at random: each is in every book once. */
    @Test
    void balancesItsBooksWhateverComes() {
        Random random = new Random(1);
        long bytes = 0;
        long tcp = 0;
        long fragments = 0;
        for (int i = 1; i <= 50_000; i++) {
            PacketSummary packet = packets.of(randomFrame(random));
            add(packet);
            bytes += packet.wireLength();
            tcp += packet.tcpFlagsRead() ? 1 : 0;
            fragments += packet.fragment() != FragmentPosition.NONE ? 1 : 0;
        }
        assertThat(counters.total()).isEqualTo(new Volume(50_000, bytes));
        assertThat(counters.networks().total()).isEqualTo(50_000);
        assertThat(counters.innermost().networks().packets().asMap())
                .isEqualTo(counters.networks().byColumn().asMap());
        assertThat(counters.innermost().networks().bytes().total()).isEqualTo(bytes);
        assertThat(counters.innermost().transports().packets().total())
                .isEqualTo(counters.networks().byColumn().get(NetworkClass.IPV4)
                        + counters.networks().byColumn().get(NetworkClass.IPV6));
        assertThat(counters.outcomes().total()).isEqualTo(50_000);
        assertThat(counters.sizes().total()).isEqualTo(50_000);
        assertThat(counters.arp().total())
                .isEqualTo(counters.packets().byColumn().get(Protocol.ARP));
        assertThat(counters.tcpSegments().total()).isEqualTo(tcp).isPositive();
        assertThat(counters.fragments().total()).isEqualTo(fragments).isPositive();
        assertThat(counters.outcomes().byRow().asMap().values()).allMatch(count -> count > 0);
    }

    private static Frame randomFrame(Random random) {
        byte[] bytes = SAMPLES.get(random.nextInt(SAMPLES.size())).bytes();
        if (random.nextInt(3) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        int captured = random.nextInt(3) == 0 ? random.nextInt(bytes.length + 1) : bytes.length;
        return new Frame().set(bytes, 0, captured, bytes.length, LinkType.ETHERNET, 0);
    }

    private static final List<PacketBytes> SAMPLES = List.of(
            ipv4().tcp(50_000, 443, TcpFlags.SYN),
            ipv4().tcp(50_000, 443, TcpFlags.ACK).payload(1400),
            ipv4().udp(50_000, 53).payload(40),
            ipv4().icmp(8, 0),
            ipv4().fragment(0, true).udp(50_000, 53).payload(8),
            ipv4().fragment(8, false).payload(8),
            ipv4().follow(IpProtocol.GRE),
            ipv6().tcp(50_000, 443, TcpFlags.SYN | TcpFlags.ACK),
            ipv6().icmpv6(135, 0),
            ipv6().extension(IpProtocol.HOP_BY_HOP, 8).fragment(0, true).udp(1, 2),
            PacketBytes.ethernet().vlan(5).arp(1, "198.51.100.1", "198.51.100.2"),
            PacketBytes.ethernet().llc(0x42, 0x42, 3).payload(35),
            PacketBytes.ethernet().follow(0x88b5).payload(46));

    private static PacketBytes ipv4() {
        return PacketBytes.ethernet().ipv4("198.51.100.1", "203.0.113.2");
    }

    private static PacketBytes ipv6() {
        return PacketBytes.ethernet().ipv6("2001:db8::1", "2001:db8::2");
    }

    @Test
    void countsWhatAPacketIs() {
        add(packets.of(0, ipv4().tcp(50_000, 443, TcpFlags.SYN)));
        add(packets.of(0, ipv4().fragment(8, false).payload(8)));
        add(packets.of(0, PacketBytes.ethernet().vlan(5).vlan(6).arp(2, "198.51.100.1", "198.51.100.2")));

        assertThat(counters.packets().get(Direction.UNKNOWN, Protocol.TCP)).isEqualTo(1);
        assertThat(counters.bytes().get(Direction.UNKNOWN, Protocol.TCP)).isEqualTo(54);
        assertThat(counters.tcpSegments().get(Direction.UNKNOWN, TcpKind.SYN)).isEqualTo(1);
        assertThat(counters.sizes().get(SizeClass.UP_TO_64)).isEqualTo(3);
        assertThat(counters.fragments().get(NetworkClass.IPV4, FragmentPosition.LAST))
                .isEqualTo(1);
        assertThat(counters.arp().get(ArpOperation.REPLY)).isEqualTo(1);
        assertThat(counters.encapsulated().get(Encapsulation.QINQ)).isEqualTo(1);
        assertThat(counters.encapsulated().total()).isEqualTo(1);
        assertThat(counters.outcomes().byRow().get(DecodeOutcome.COMPLETE)).isEqualTo(3);
    }

    @Test
    void addsUpAndLeavesCopiesAlone() {
        add(packets.of(0, ipv4().icmp(8, 0)));
        PacketCounters copy = counters.copy();
        add(packets.of(0, ipv6().icmpv6(135, 0)));
        PacketCounters sum = counters.plus(copy);

        assertThat(copy.total().packets()).isEqualTo(1);
        assertThat(sum.total().packets()).isEqualTo(3);
        assertThat(sum.icmp().total()).isEqualTo(2);
        assertThat(sum.icmpv6().total()).isEqualTo(1);
        assertThat(sum.networks().total()).isEqualTo(3);
        assertThat(sum.outcomes().total()).isEqualTo(3);
        assertThat(sum.sizes().total()).isEqualTo(3);
    }

    /** In the terms of tshark, which knows ICMP over IPv4 alone and takes later fragments for no protocol. */
    @Test
    void countsWhatIpHeadersCarry() {
        PacketBytes ipv4 = PacketBytes.ethernet().ipv4("198.51.100.1", "203.0.113.2");
        add(packets.of(ipv4.tcp(1, 2, 0).frame()));
        add(packets.of(PacketBytes.ethernet()
                .ipv4("198.51.100.1", "203.0.113.2")
                .follow(58)
                .payload(8)
                .frame()));
        add(packets.of(PacketBytes.ethernet()
                .ipv6("2001:db8::1", "2001:db8::2")
                .fragment(100, false)
                .follow(17)
                .payload(8)
                .frame()));
        add(packets.of(
                PacketBytes.ethernet().ipv4("198.51.100.1", "203.0.113.2").frame(20)));

        HeaderCounters innermost = counters.innermost();
        Map<TransportClass, Long> expected = new EnumMap<>(TransportClass.class);
        expected.put(TransportClass.TCP, 1L);
        expected.put(TransportClass.OTHER, 1L);
        expected.put(TransportClass.FRAGMENT, 1L);
        expected.put(TransportClass.CUT, 1L);
        assertThat(innermost.transports().packets().asMap()).containsAllEntriesOf(expected);
        assertThat(innermost.transports().packets().total()).isEqualTo(4);
        assertThat(innermost.ipProtocols().keySet()).containsExactly(6, 17, 58);
    }

    @Test
    void countsATunnelByBothOfItsHeaders() {
        add(packets.of(PacketBytes.ethernet()
                .ipv4("198.51.100.1", "203.0.113.2")
                .ipv6("2001:db8::1", "2001:db8::2")
                .tcp(1, 2, 0)
                .frame()));

        assertThat(counters.innermost().ipProtocols().keySet()).containsExactly(6);
        assertThat(counters.outermost().ipProtocols().keySet()).containsExactly(41);
        assertThat(counters.outermost().networks().packets().get(NetworkClass.IPV4))
                .isEqualTo(1);
        assertThat(counters.outermost().transports().packets().get(TransportClass.OTHER))
                .isEqualTo(1);
    }
}
