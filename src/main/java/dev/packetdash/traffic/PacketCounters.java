package dev.packetdash.traffic;

import dev.packetdash.decode.ArpOperation;
import dev.packetdash.decode.DecodeLayer;
import dev.packetdash.decode.DecodeOutcome;
import dev.packetdash.decode.Encapsulation;
import dev.packetdash.decode.FragmentPosition;
import dev.packetdash.decode.IcmpMessage;
import dev.packetdash.decode.NetworkClass;
import dev.packetdash.decode.PacketSummary;
import dev.packetdash.decode.Protocol;
import dev.packetdash.decode.TcpKind;
import dev.packetdash.net.Direction;

/**
 * Every cumulative counter there is of packets. The pipeline's thread counts in one; {@link #copy} is for everybody
 * else.
 *
 * @param packets       by direction and innermost transport protocol
 * @param bytes         likewise, wire length
 * @param innermost     by the innermost network header
 * @param outermost     by the outermost network header
 * @param networks      packets by direction and network layer
 * @param encapsulated  packets carrying an encapsulation at any depth
 * @param sizes         packets by class of wire length; one more for everything above
 * @param fragments     IP fragments
 * @param tcpSegments   TCP segments whose header was whole
 * @param icmp          ICMP messages likewise
 * @param icmpv6        ICMPv6 messages likewise
 * @param arp           ARP messages
 * @param outcomes      packets by decode outcome and the layer where it stopped
 */
public record PacketCounters(
        CounterTable<Direction, Protocol> packets,
        CounterTable<Direction, Protocol> bytes,
        HeaderCounters innermost,
        HeaderCounters outermost,
        CounterTable<Direction, NetworkClass> networks,
        Counters<Encapsulation> encapsulated,
        Counters<SizeClass> sizes,
        CounterTable<NetworkClass, FragmentPosition> fragments,
        CounterTable<Direction, TcpKind> tcpSegments,
        CounterTable<Direction, IcmpMessage> icmp,
        CounterTable<Direction, IcmpMessage> icmpv6,
        Counters<ArpOperation> arp,
        CounterTable<DecodeOutcome, DecodeLayer> outcomes) {
    private static final Encapsulation[] ENCAPSULATIONS = Encapsulation.values();

    PacketCounters() {
        this(
                new CounterTable<>(Direction.class, Protocol.class),
                new CounterTable<>(Direction.class, Protocol.class),
                new HeaderCounters(),
                new HeaderCounters(),
                new CounterTable<>(Direction.class, NetworkClass.class),
                new Counters<>(Encapsulation.class),
                new Counters<>(SizeClass.class),
                new CounterTable<>(NetworkClass.class, FragmentPosition.class),
                new CounterTable<>(Direction.class, TcpKind.class),
                new CounterTable<>(Direction.class, IcmpMessage.class),
                new CounterTable<>(Direction.class, IcmpMessage.class),
                new Counters<>(ArpOperation.class),
                new CounterTable<>(DecodeOutcome.class, DecodeLayer.class));
    }

    /** @param packet stands for {@code count} alike, {@code size} bytes in all */
    void add(PacketSummary packet, long count, long size) {
        Direction direction = packet.direction();
        Protocol protocol = packet.protocol();
        packets.add(direction, protocol, count);
        bytes.add(direction, protocol, size);
        innermost.add(packet, count, size);
        outermost.add(packet.isTunnelled() ? packet.outer() : packet, count, size);
        networks.add(direction, packet.network(), count);
        sizes.add(SizeClass.of(packet.wireLength()), count);
        outcomes.add(packet.outcome(), packet.stoppedAt(), count);
        for (int rest = packet.encapsulations(); rest != 0; rest &= rest - 1) {
            encapsulated.add(ENCAPSULATIONS[Integer.numberOfTrailingZeros(rest)], count);
        }
        if (packet.fragment() != FragmentPosition.NONE) {
            fragments.add(packet.network(), packet.fragment(), count);
        }
        if (packet.transportDecoded() || packet.tcpFlagsRead()) {
            addTransport(packet, count);
        } else if (protocol == Protocol.ARP) {
            arp.add(packet.arpOperation(), count);
        }
    }

    private void addTransport(PacketSummary packet, long count) {
        switch (packet.protocol()) {
            case TCP -> tcpSegments.add(packet.direction(), packet.tcpKind(), count);
            case ICMP -> icmp.add(packet.direction(), packet.icmpMessage(), count);
            case ICMPV6 -> icmpv6.add(packet.direction(), packet.icmpMessage(), count);
            default -> {}
        }
    }

    PacketCounters copy() {
        return new PacketCounters(
                packets.copy(),
                bytes.copy(),
                innermost.copy(),
                outermost.copy(),
                networks.copy(),
                encapsulated.copy(),
                sizes.copy(),
                fragments.copy(),
                tcpSegments.copy(),
                icmp.copy(),
                icmpv6.copy(),
                arp.copy(),
                outcomes.copy());
    }

    /** The sums of both. */
    public PacketCounters plus(PacketCounters other) {
        return new PacketCounters(
                packets.plus(other.packets),
                bytes.plus(other.bytes),
                innermost.plus(other.innermost),
                outermost.plus(other.outermost),
                networks.plus(other.networks),
                encapsulated.plus(other.encapsulated),
                sizes.plus(other.sizes),
                fragments.plus(other.fragments),
                tcpSegments.plus(other.tcpSegments),
                icmp.plus(other.icmp),
                icmpv6.plus(other.icmpv6),
                arp.plus(other.arp),
                outcomes.plus(other.outcomes));
    }

    public Volume total() {
        return new Volume(packets.total(), bytes.total());
    }
}
