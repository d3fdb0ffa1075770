package dev.packetdash.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.packetdash.decode.PacketSummary;
import dev.packetdash.decode.Protocol;
import dev.packetdash.net.IpAddress;
import dev.packetdash.net.Labels;
import dev.packetdash.net.TcpFlags;
import dev.packetdash.net.Times;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One recent packet in a line.
 *
 * @param id      names the packet while it is in the ring
 * @param source  address; null where the packet has none
 * @param flags   TCP flags, null for other protocols
 * @param flow    names the packet's flow, the same for both directions; null without addresses
 * @param summary protocol, ends, and what there is to say of it
 */
public record PacketEntry(
        String id,
        @JsonProperty("interface") String interfaceName,
        Instant timestamp,
        String direction,
        String protocol,
        @Nullable String source,
        @Nullable Integer sourcePort,
        @Nullable String destination,
        @Nullable Integer destinationPort,
        int length,
        @Nullable String flags,
        @Nullable String flow,
        String summary) {

    static PacketEntry of(String id, String interfaceName, PacketSummary packet) {
        boolean addressed = packet.hasAddresses() || isArpOfIpv4(packet);
        String source = addressed ? new IpAddress(packet.sourceHigh(), packet.sourceLow()).toString() : null;
        String destination =
                addressed ? new IpAddress(packet.destinationHigh(), packet.destinationLow()).toString() : null;
        boolean ports = packet.protocol().hasPorts() && packet.transportDecoded();
        String flags = packet.protocol() == Protocol.TCP && packet.transportDecoded()
                ? TcpFlags.names(packet.tcpFlags())
                : null;
        String protocol = Labels.label(packet.protocol());
        String from = end(source, ports, packet.sourcePort());
        String to = end(destination, ports, packet.destinationPort());
        return new PacketEntry(
                id,
                interfaceName,
                Times.instant(packet.timestampNanos()),
                Labels.label(packet.direction()),
                protocol,
                source,
                ports ? packet.sourcePort() : null,
                destination,
                ports ? packet.destinationPort() : null,
                packet.wireLength(),
                flags,
                packet.hasAddresses() ? flow(protocol, from, to) : null,
                summary(packet, protocol, from, to));
    }

    private static boolean isArpOfIpv4(PacketSummary packet) {
        return packet.protocol() == Protocol.ARP && packet.sourceHigh() == IpAddress.IPV4_HIGH;
    }

    private static String end(@Nullable String address, boolean ports, int port) {
        if (address == null) {
            return "";
        }
        if (!ports) {
            return address;
        }
        return (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
    }

    private static String flow(String protocol, String from, String to) {
        return protocol + "-" + (from.compareTo(to) < 0 ? from + "-" + to : to + "-" + from);
    }

    private static String summary(PacketSummary packet, String protocol, String from, String to) {
        if (packet.protocol() == Protocol.NON_IP) {
            return Labels.label(packet.network()).toUpperCase(Locale.ROOT);
        }
        String ends = from.isEmpty() ? "" : from + " -> " + to;
        return Stream.of(protocol.toUpperCase(Locale.ROOT), ends, said(packet))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** What the last header says in a word: TCP flags, the ICMP message, the ARP operation; empty for other packets. */
    public static String said(PacketSummary packet) {
        if (packet.protocol() == Protocol.ARP) {
            return Labels.label(packet.arpOperation());
        }
        if (!packet.transportDecoded()) {
            return "";
        }
        return switch (packet.protocol()) {
            case TCP -> TcpFlags.names(packet.tcpFlags());
            case ICMP, ICMPV6 -> Labels.label(packet.icmpMessage());
            default -> "";
        };
    }
}
