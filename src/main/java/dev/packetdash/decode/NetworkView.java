package dev.packetdash.decode;

import dev.packetdash.net.IpAddress;

/**
 * One network header of a packet with the ports behind it.
 *
 * <p>Ports are 0 where the packet has none: another transport, a fragment that is not the first, a header cut before
 * them. Of an ARP message the addresses are the sender's and the target's; they are 0 where those are no IPv4
 * addresses.
 */
public sealed class NetworkView permits TransportView, QuotedPacket {
    NetworkClass network = NetworkClass.OTHER;
    Protocol protocol = Protocol.NON_IP;
    int ipProtocol = -1;
    boolean addressed;
    long sourceHigh;
    long sourceLow;
    long destinationHigh;
    long destinationLow;
    FragmentPosition fragment = FragmentPosition.NONE;
    int sourcePort;
    int destinationPort;

    NetworkView() {}

    void keep(NetworkView other) {
        network = other.network;
        protocol = other.protocol;
        ipProtocol = other.ipProtocol;
        addressed = other.addressed;
        sourceHigh = other.sourceHigh;
        sourceLow = other.sourceLow;
        destinationHigh = other.destinationHigh;
        destinationLow = other.destinationLow;
        fragment = other.fragment;
        sourcePort = other.sourcePort;
        destinationPort = other.destinationPort;
    }

    /** Forgets all but the kind of header. */
    void forget() {
        ipProtocol = -1;
        addressed = false;
        sourceHigh = sourceLow = destinationHigh = destinationLow = 0;
        fragment = FragmentPosition.NONE;
        sourcePort = destinationPort = 0;
    }

    void ipv4Addresses(int source, int destination) {
        sourceHigh = destinationHigh = IpAddress.IPV4_HIGH;
        sourceLow = source & 0xffff_ffffL;
        destinationLow = destination & 0xffff_ffffL;
    }

    void ipv6Addresses(Ipv6Header header) {
        sourceHigh = header.sourceHigh();
        sourceLow = header.sourceLow();
        destinationHigh = header.destinationHigh();
        destinationLow = header.destinationLow();
    }

    void ipv4Protocol(int number) {
        ipProtocol = number;
        protocol = Protocol.ofIpv4(number);
    }

    void ipv6Protocol(int number) {
        ipProtocol = number;
        protocol = Protocol.ofIpv6(number);
    }

    /** Returns true where the addresses of an IP header could be read; those of ARP are no end points of a packet. */
    public boolean hasAddresses() {
        return addressed;
    }

    public NetworkClass network() {
        return network;
    }

    public Protocol protocol() {
        return protocol;
    }

    /** Returns the IP protocol number after the extension headers; -1 where it could not be read. */
    public int ipProtocol() {
        return ipProtocol;
    }

    public long sourceHigh() {
        return sourceHigh;
    }

    public long sourceLow() {
        return sourceLow;
    }

    public long destinationHigh() {
        return destinationHigh;
    }

    public long destinationLow() {
        return destinationLow;
    }

    public FragmentPosition fragment() {
        return fragment;
    }

    public int sourcePort() {
        return sourcePort;
    }

    public int destinationPort() {
        return destinationPort;
    }
}
