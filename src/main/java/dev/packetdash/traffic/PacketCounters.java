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
 * Every cumulative counter there is of packets. The pipeline's thread counts in one; a {@link #copy} is for everybody
 * else, and never changed again.
 */
public final class PacketCounters {
    private static final Encapsulation[] ENCAPSULATIONS = Encapsulation.values();

    private final CounterTable<Direction, Protocol> packets = new CounterTable<>(Direction.class, Protocol.class);
    private final CounterTable<Direction, Protocol> bytes = new CounterTable<>(Direction.class, Protocol.class);
    private final HeaderCounters innermost = new HeaderCounters();
    private final HeaderCounters outermost = new HeaderCounters();
    private final CounterTable<Direction, NetworkClass> networks =
            new CounterTable<>(Direction.class, NetworkClass.class);
    private final Counters<Encapsulation> encapsulated = new Counters<>(Encapsulation.class);
    private final Counters<SizeClass> sizes = new Counters<>(SizeClass.class);
    private final CounterTable<NetworkClass, FragmentPosition> fragments =
            new CounterTable<>(NetworkClass.class, FragmentPosition.class);
    private final CounterTable<Direction, TcpKind> tcpSegments = new CounterTable<>(Direction.class, TcpKind.class);
    private final CounterTable<Direction, IcmpMessage> icmp = new CounterTable<>(Direction.class, IcmpMessage.class);
    private final CounterTable<Direction, IcmpMessage> icmpv6 = new CounterTable<>(Direction.class, IcmpMessage.class);
    private final Counters<ArpOperation> arp = new Counters<>(ArpOperation.class);
    private final CounterTable<DecodeOutcome, DecodeLayer> outcomes =
            new CounterTable<>(DecodeOutcome.class, DecodeLayer.class);

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
        return plus(new PacketCounters());
    }

    /** Returns the sums of both. */
    public PacketCounters plus(PacketCounters other) {
        PacketCounters sum = new PacketCounters();
        sum.addAll(this);
        sum.addAll(other);
        return sum;
    }

    private void addAll(PacketCounters other) {
        packets.addAll(other.packets);
        bytes.addAll(other.bytes);
        innermost.addAll(other.innermost);
        outermost.addAll(other.outermost);
        networks.addAll(other.networks);
        encapsulated.addAll(other.encapsulated);
        sizes.addAll(other.sizes);
        fragments.addAll(other.fragments);
        tcpSegments.addAll(other.tcpSegments);
        icmp.addAll(other.icmp);
        icmpv6.addAll(other.icmpv6);
        arp.addAll(other.arp);
        outcomes.addAll(other.outcomes);
    }

    public Volume total() {
        return new Volume(packets.total(), bytes.total());
    }

    /** Counts by direction and innermost transport protocol. */
    public CounterTable<Direction, Protocol> packets() {
        return packets;
    }

    /** Sums up wire lengths likewise. */
    public CounterTable<Direction, Protocol> bytes() {
        return bytes;
    }

    /** Counts by the innermost network header. */
    public HeaderCounters innermost() {
        return innermost;
    }

    /** Counts by the outermost network header: in a tunnel, that of the tunnel. */
    public HeaderCounters outermost() {
        return outermost;
    }

    /** Counts packets by direction and network layer. */
    public CounterTable<Direction, NetworkClass> networks() {
        return networks;
    }

    /** Counts packets that carry an encapsulation at any depth. */
    public Counters<Encapsulation> encapsulated() {
        return encapsulated;
    }

    /** Counts packets by class of wire length. */
    public Counters<SizeClass> sizes() {
        return sizes;
    }

    /** Counts IP fragments. */
    public CounterTable<NetworkClass, FragmentPosition> fragments() {
        return fragments;
    }

    /** Counts TCP segments whose header was whole. */
    public CounterTable<Direction, TcpKind> tcpSegments() {
        return tcpSegments;
    }

    /** Counts ICMP messages likewise. */
    public CounterTable<Direction, IcmpMessage> icmp() {
        return icmp;
    }

    /** Counts ICMPv6 messages likewise. */
    public CounterTable<Direction, IcmpMessage> icmpv6() {
        return icmpv6;
    }

    /** Counts ARP messages. */
    public Counters<ArpOperation> arp() {
        return arp;
    }

    /** Counts packets by decode outcome and the layer where it stopped. */
    public CounterTable<DecodeOutcome, DecodeLayer> outcomes() {
        return outcomes;
    }
}
