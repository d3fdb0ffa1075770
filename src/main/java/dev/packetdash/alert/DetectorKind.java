package dev.packetdash.alert;

import dev.packetdash.net.Labels;

/**
 * The detectors, a row each: what people read about their findings. Texts stand for the parties of an alert by {@code
 * {source}}, {@code {target}} and {@code {service}}, which is the target with its port where the alert is about one.
 */
public enum DetectorKind {
    PORT_SCAN("Port Scan", "{source} tries the ports of {target}", "Scan type: {subtype} Scan", Advice.SCAN),
    HOST_SWEEP("Host Sweep", "{source} looks for hosts among {service}", "Scan type: {subtype} Sweep", Advice.SCAN),
    SYN_FLOOD(
            "SYN Flood",
            "{service} is flooded with connection attempts (SYN) from {source}",
            Advice.of(
                    "See whether the service still answers, and `ss -s` on {target} for half-open connections.",
                    "Turn SYN cookies on if they are off: sysctl net.ipv4.tcp_syncookies=1.",
                    "Sources may be forged: ask the provider to filter in front of the link rather than blocking them one by one.")),
    ICMP_FLOOD("ICMP Flood", "{target} is flooded with ICMP from {source}", Advice.FLOOD),
    UDP_FLOOD("UDP Flood", "{service} is flooded with UDP from {source}", Advice.FLOOD),
    TCP_FLOOD(
            "TCP Flood",
            "{service} is flooded with TCP segments that belong to no connection, from {source}",
            Advice.FLOOD),
    OVERSIZED_ICMP(
            "Oversized ICMP",
            "{source} sends ICMP messages larger than honest programs do, to {target}",
            Advice.of(
                    "Block ICMP fragments from {source} at the edge: hardly anybody needs them.",
                    "Current systems survive them; look after old devices (printers, controllers, cameras) at {target}.")),
    ARP_SPOOF("ARP Spoofing", "{source} claims an address that is another station's, {target}", Advice.SPOOF),
    NDP_SPOOF("NDP Spoofing", "{source} claims an address that is another station's, {target}", Advice.SPOOF),
    DNS_TUNNEL("DNS Tunnel", "{source} seems to carry data in DNS names, to {target}", Advice.LOOKUPS),
    DGA(
            "DGA Lookups",
            "{source} looks up one invented name after the other, as malware does that seeks its master",
            Advice.LOOKUPS),
    BRUTE_FORCE(
            "Brute Force",
            "{source} seems to guess passwords at {service}",
            Advice.of(
                    "Look into the service's own log on {target} for failed log-ins from {source}, and for one that succeeded.",
                    "After a success: end its sessions and change the account's password and keys now.",
                    "Block the source, allow log-ins by key only, or limit attempts (fail2ban).")),
    EXFILTRATION(
            "Data Exfiltration",
            "{source} sends out unusually much, to {target}",
            Advice.of(
                    "Find the program on {source}: `ss -tnp dst {target}`. Backups and uploads look the same.",
                    Advice.ISOLATE));

    private final String title;
    private final String sentence;
    private final String subtypeText;
    private final Advice advice;

    DetectorKind(String title, String sentence, Advice advice) {
        this(title, sentence, "Form: {subtype}", advice);
    }

    /**
     * @param title       the name in a heading
     * @param sentence    what happens, without its full stop
     * @param subtypeText the subtype, {@code {subtype}}, in a line about the alert
     * @param advice      what to do about it
     */
    DetectorKind(String title, String sentence, String subtypeText, Advice advice) {
        this.title = title;
        this.sentence = sentence;
        this.subtypeText = subtypeText;
        this.advice = advice;
    }

    /** Returns the name in labels, settings and documents: {@code port_scan}. */
    public String label() {
        return Labels.label(this);
    }

    /** Returns the name in a heading: {@code Port Scan}. */
    public String title() {
        return title;
    }

    /** Whether a finding is about a source that asks many targets in vain, as the first measure counts them. */
    public boolean isScan() {
        return this == PORT_SCAN || this == HOST_SWEEP;
    }

    /** Whether a finding is about claims to have an address, and not about packets between two parties. */
    public boolean isAboutClaims() {
        return this == ARP_SPOOF || this == NDP_SPOOF;
    }

    String sentence() {
        return sentence;
    }

    String subtypeText() {
        return subtypeText;
    }

    Advice advice() {
        return advice;
    }
}
