package dev.packetdash.decode;

/** ICMP and ICMPv6 messages by meaning, whatever number each of the two gives them. */
public enum IcmpMessage {
    ECHO_REQUEST,
    ECHO_REPLY,
    DESTINATION_UNREACHABLE,
    TIME_EXCEEDED,
    PARAMETER_PROBLEM,
    REDIRECT,
    PACKET_TOO_BIG,
    ROUTER_SOLICITATION,
    ROUTER_ADVERTISEMENT,
    NEIGHBOR_SOLICITATION,
    NEIGHBOR_ADVERTISEMENT,
    OTHER;

    /** RFC 792; type 3 code 4 is "fragmentation needed" (RFC 1191). */
    static IcmpMessage ofIcmp(int type, int code) {
        return switch (type) {
            case 0 -> ECHO_REPLY;
            case 3 -> code == 4 ? PACKET_TOO_BIG : DESTINATION_UNREACHABLE;
            case 5 -> REDIRECT;
            case 8 -> ECHO_REQUEST;
            case 9 -> ROUTER_ADVERTISEMENT;
            case 10 -> ROUTER_SOLICITATION;
            case 11 -> TIME_EXCEEDED;
            case 12 -> PARAMETER_PROBLEM;
            default -> OTHER;
        };
    }

    /** RFC 4443 and RFC 4861. */
    static IcmpMessage ofIcmpv6(int type) {
        return switch (type) {
            case 1 -> DESTINATION_UNREACHABLE;
            case 2 -> PACKET_TOO_BIG;
            case 3 -> TIME_EXCEEDED;
            case 4 -> PARAMETER_PROBLEM;
            case 128 -> ECHO_REQUEST;
            case 129 -> ECHO_REPLY;
            case 133 -> ROUTER_SOLICITATION;
            case 134 -> ROUTER_ADVERTISEMENT;
            case 135 -> NEIGHBOR_SOLICITATION;
            case 136 -> NEIGHBOR_ADVERTISEMENT;
            case 137 -> REDIRECT;
            default -> OTHER;
        };
    }
}
