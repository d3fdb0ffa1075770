package dev.packetdash.payload;

import dev.packetdash.decode.PacketSummary;
import dev.packetdash.net.Frame;

/** What an application seems to speak in one packet; named as tshark names it. */
public enum ApplicationProtocol {
    DNS,
    MDNS,
    LLMNR,
    /** The NetBIOS name service, whose messages have the form of DNS (RFC 1002, section 4.2). */
    NBNS,
    DHCP,
    NTP,
    QUIC,
    TLS,
    HTTP,
    NONE;

    private static final int DNS_HEADER_LENGTH = 12;
    private static final int DNS_RESPONSE = 0x8000;
    private static final int DNS_OPCODE = 0x7800;
    /** More than anybody's server sends in one datagram. */
    private static final int DNS_MAXIMUM_ANSWERS = 25;

    private static final int TLS_HANDSHAKE = 0x1603;
    private static final int TLS_CHANGE_CIPHER = 0x1403;
    /** Before the length of a record of SSL 2.0. */
    private static final int SSL_RECORD = 0x8000;

    /**
     * A guess by ports and first bytes, cheap enough for every packet: allocates nothing. What stands in the payload
     * may turn out to be something else.
     */
    public static ApplicationProtocol of(PacketSummary packet) {
        int offset = packet.payloadOffset();
        if (offset < 0 || offset + Short.BYTES > packet.frame().capturedLength()) {
            return NONE;
        }
        return switch (packet.protocol()) {
            case UDP -> ofDatagram(packet, offset);
            case TCP -> ofSegment(packet, offset);
            default -> NONE;
        };
    }

    private static ApplicationProtocol ofDatagram(PacketSummary packet, int offset) {
        ApplicationProtocol protocol = ofUdpPort(packet.destinationPort());
        if (protocol == NONE) {
            protocol = ofUdpPort(packet.sourcePort());
        }
        boolean header = packet.payloadLength() >= DNS_HEADER_LENGTH
                && offset + DNS_HEADER_LENGTH <= packet.frame().capturedLength();
        return protocol == NONE && header && looksLikeDns(packet.frame(), offset) ? DNS : protocol;
    }

    private static ApplicationProtocol ofUdpPort(int port) {
        return switch (port) {
            case 53 -> DNS;
            case 67, 68 -> DHCP;
            case 123 -> NTP;
            case 137 -> NBNS;
            case 443 -> QUIC;
            case 5353 -> MDNS;
            case 5355 -> LLMNR;
            default -> NONE;
        };
    }

    /** Returns true for the header of a plain query with one question, or of its answer: DNS on another port. */
    private static boolean looksLikeDns(Frame frame, int offset) {
        int flags = frame.u16(offset + 2);
        int answers = frame.u16(offset + 6);
        int authorities = frame.u16(offset + 8);
        boolean response = (flags & DNS_RESPONSE) != 0;
        return (flags & DNS_OPCODE) == 0
                && frame.u16(offset + 4) == 1
                && answers <= (response ? DNS_MAXIMUM_ANSWERS : 0)
                && authorities <= (response ? DNS_MAXIMUM_ANSWERS : 0);
    }

    private static ApplicationProtocol ofSegment(PacketSummary packet, int offset) {
        if (packet.destinationPort() == 53 || packet.sourcePort() == 53) {
            return DNS;
        }
        int first = packet.frame().u16(offset);
        if (first == TLS_HANDSHAKE
                || first == TLS_CHANGE_CIPHER
                || (first ^ SSL_RECORD) == packet.payloadLength() - 2) {
            return TLS;
        }
        boolean letters = isCapital(first >>> 8) && isCapital(first & 0xff);
        return letters ? HTTP : NONE;
    }

    private static boolean isCapital(int character) {
        return character >= 'A' && character <= 'Z';
    }
}
