package dev.packetdash.alert;

import dev.packetdash.net.Labels;

/** What a detector finds; one a detector. */
public enum DetectorKind {
    PORT_SCAN,
    HOST_SWEEP,
    SYN_FLOOD,
    ICMP_FLOOD,
    UDP_FLOOD,
    TCP_FLOOD,
    OVERSIZED_ICMP,
    ARP_SPOOF,
    NDP_SPOOF,
    DNS_TUNNEL,
    DGA,
    BRUTE_FORCE,
    EXFILTRATION;

    /** As in labels, settings and documents: {@code port_scan}. */
    public String label() {
        return Labels.label(this);
    }
}
