package dev.packetdash.alert;

import dev.packetdash.net.Direction;
import java.util.List;

/** What to do about an alert, the first step first, for somebody who has been woken by it. */
final class Advice {
    private static final String ISOLATE =
            "If nobody can explain it: take the machine off the network, leave it running, and call whoever answers for security.";

    private Advice() {}

    static List<String> on(Alert alert) {
        Subject subject = alert.subject();
        if (Storm.is(subject)) {
            return onStorm(subject.kind());
        }
        String source = AlertText.name(subject.source());
        String target = AlertText.name(subject.target());
        return switch (subject.kind()) {
            case PORT_SCAN, HOST_SWEEP -> isOwn(alert) ? onOwnScan(source) : onScan(source);
            case SYN_FLOOD ->
                List.of(
                        "See whether the service still answers, and `ss -s` on " + target
                                + " for half-open connections.",
                        "Turn SYN cookies on if they are off: sysctl net.ipv4.tcp_syncookies=1.",
                        "Sources may be forged: ask the provider to filter in front of the link rather than blocking them one by one.");
            case ICMP_FLOOD, UDP_FLOOD, TCP_FLOOD -> isOwn(alert) ? onOwnFlood(source) : onFlood(target);
            case OVERSIZED_ICMP ->
                List.of(
                        "Block ICMP fragments from " + source + " at the edge: hardly anybody needs them.",
                        "Current systems survive them; look after old devices (printers, controllers, cameras) at "
                                + target + ".");
            case ARP_SPOOF, NDP_SPOOF -> onSpoof(subject);
            case DNS_TUNNEL, DGA ->
                List.of(
                        "Find the program that asks on " + source + ": the resolver's query log has the names.",
                        "Block the domain at the resolver while you look; a tunnel or malware then falls silent or changes its name.",
                        ISOLATE);
            case BRUTE_FORCE ->
                List.of(
                        "Look into the service's own log on " + target + " for failed log-ins from " + source
                                + ", and for one that succeeded.",
                        "After a success: end its sessions and change the account's password and keys now.",
                        "Block the source, allow log-ins by key only, or limit attempts (fail2ban).");
            case EXFILTRATION ->
                List.of(
                        "Find the program on " + source + ": `ss -tnp dst " + target
                                + "`. Backups and uploads look the same.",
                        ISOLATE);
        };
    }

    private static List<String> onStorm(DetectorKind kind) {
        return List.of(
                "Look at sources and targets: one that stands out is the one to block or to protect first.",
                "If no source stands out they are most likely forged: blocking them one by one does not help, the provider's filters may.",
                "Those told one by one are under /api/v1/alerts?detector=" + kind.label()
                        + "; look first at what is critical or leaves this network.");
    }

    private static boolean isOwn(Alert alert) {
        return alert.direction() == Direction.OUT || alert.direction() == Direction.LOCAL;
    }

    private static List<String> onScan(String source) {
        return List.of(
                "See whether anything answered: /api/v1/packets?flags=SYN,ACK&address=" + source + " lists what did.",
                "If a conversation carries data, look at that service's log now. If all attempts failed, nothing got in by this.",
                "If " + source
                        + " is a machine of yours, `ss -tnp state syn-sent` there names the program; else block it at the edge.",
                "If it is a scanner or monitor of your own, allowlist it.");
    }

    private static List<String> onOwnScan(String source) {
        return List.of(
                "This machine of yours does it. `ss -tnp state syn-sent` on " + source + " names the program.",
                ISOLATE,
                "If it is a monitor, crawler or service discovery of your own, allowlist it.");
    }

    private static List<String> onFlood(String target) {
        return List.of(
                "See whether " + target
                        + " and its link still have room: packets and drops a second are on the dashboard.",
                "Rate-limit or filter it as far upstream as you can; on the host itself the link is already full.",
                "Sources may be forged: blocking them one by one seldom helps.");
    }

    private static List<String> onOwnFlood(String source) {
        return List.of(
                "This machine of yours sends it. `ss -anp` and `top` on " + source + " show the program.",
                ISOLATE,
                "A load test of your own looks the same: allowlist it for its duration.");
    }

    private static List<String> onSpoof(Subject subject) {
        return List.of(
                "Compare `ip neigh` of a host on that link with the true MAC address of " + subject.target() + ".",
                "Find the switch port of " + subject.source() + " in the switch's address table and shut it.",
                "Until then take what crossed the link for read by others; change passwords sent without encryption.",
                "A replaced network card, a fail-over pair or a moved virtual machine looks the same.");
    }
}
