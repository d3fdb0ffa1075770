package dev.packetdash.report;

import dev.packetdash.decode.Protocol;
import dev.packetdash.net.IpAddress;
import dev.packetdash.net.Labels;
import dev.packetdash.net.TcpFlags;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which recent packets are wanted; what is null does not matter. */
public final class PacketFilter {
    private static final List<String> PROTOCOLS =
            Stream.of(Protocol.values()).map(Labels::label).toList();
    private static final int MAXIMUM_PORT = 65535;

    /** Every packet is wanted. */
    public static final PacketFilter ALL = new PacketFilter(null, null, null, null, null);

    private final @Nullable String protocol;
    private final @Nullable String address;
    private final @Nullable Integer port;
    private final @Nullable String flow;
    private final int flags;

    /**
     * @param protocol as in {@link PacketEntry}
     * @param address  of either end, an IPv4 or IPv6 literal
     * @param port     of either end
     * @param flow     as in {@link PacketEntry}
     * @param flags    names of TCP flags that must all be set, by commas
     * @throws IllegalArgumentException for a value that no packet can have; its message says which there are
     */
    public PacketFilter(
            @Nullable String protocol,
            @Nullable String address,
            @Nullable Integer port,
            @Nullable String flow,
            @Nullable String flags) {
        if (protocol != null && !PROTOCOLS.contains(protocol)) {
            throw new IllegalArgumentException(
                    "protocol = " + protocol + ": must be one of " + String.join(", ", PROTOCOLS));
        }
        if (port != null && (port < 0 || port > MAXIMUM_PORT)) {
            throw new IllegalArgumentException("port = " + port + ": must be 0 to " + MAXIMUM_PORT);
        }
        this.protocol = protocol;
        this.address = address == null ? null : canonical(address);
        this.port = port;
        this.flow = flow;
        this.flags = flags == null ? 0 : TcpFlags.parse(flags);
    }

    private static String canonical(String address) {
        try {
            return IpAddress.parse(address).toString();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("address = " + address + ": must be an IPv4 or IPv6 address", e);
        }
    }

    boolean matches(PacketEntry packet, int tcpFlags) {
        return (protocol == null || protocol.equals(packet.protocol()))
                && (address == null || address.equals(packet.source()) || address.equals(packet.destination()))
                && (port == null || port.equals(packet.sourcePort()) || port.equals(packet.destinationPort()))
                && (flow == null || flow.equals(packet.flow()))
                && (tcpFlags & flags) == flags;
    }
}
