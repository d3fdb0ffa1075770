package dev.packetdash.detect;

/** What a detector may ask for: packets that no ordinary traffic is made of, and what becomes of flows. */
enum EventKind {
    /** A TCP connection request. */
    SYN,
    /** TCP data from a port whose server says in clear text that a log-in has failed; see {@link LoginReply}. */
    LOGIN_REPLY,
    /** TCP data from or to a port of SSH. */
    SSH,
    /** UDP from or to the port of DNS. */
    DNS,
    /** UDP from or to a {@link QuestionPort}. */
    QUESTION_OR_ANSWER,
    /** ICMP and ICMPv6, whole or in fragments. */
    ICMP,
    /** ARP, and the neighbour discovery among ICMPv6. */
    NEIGHBOUR,
    VRRP,
    /** The calls of {@link dev.packetdash.flow.FlowListener}. */
    FLOW_OPENED,
    FLOW_ANSWERED,
    FLOW_CARRIED,
    FLOW_CLOSED,
    FLOW_RESET,
    FLOW_ATTEMPTED,
    FLOW_UNREACHABLE
}
