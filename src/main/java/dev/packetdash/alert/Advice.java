package dev.packetdash.alert;

import dev.packetdash.net.Direction;
import java.util.List;

/**
 * What to do about the alerts of a detector, the first step first, for somebody who has been woken by one.
 *
 * @param steps    where somebody else is the source; texts name the parties as those of {@link DetectorKind} do
 * @param ownSteps where the source is a machine of ours
 */
record Advice(List<String> steps, List<String> ownSteps) {
    static final String ISOLATE =
            "If nobody can explain it: take the machine off the network, leave it running, and call whoever answers for security.";

    static final Advice SCAN = new Advice(
            List.of(
                    "See whether anything answered: /api/v1/packets?flags=SYN,ACK&address={source} lists what did.",
                    "If a conversation carries data, look at that service's log now. If all attempts failed, nothing got in by this.",
                    "If {source} is a machine of yours, `ss -tnp state syn-sent` there names the program; else block it at the edge.",
                    "If it is a scanner or monitor of your own, allowlist it."),
            List.of(
                    "This machine of yours does it. `ss -tnp state syn-sent` on {source} names the program.",
                    ISOLATE,
                    "If it is a monitor, crawler or service discovery of your own, allowlist it."));

    static final Advice FLOOD = new Advice(
            List.of(
                    "See whether {target} and its link still have room: packets and drops a second are on the dashboard.",
                    "Rate-limit or filter it as far upstream as you can; on the host itself the link is already full.",
                    "Sources may be forged: blocking them one by one seldom helps."),
            List.of(
                    "This machine of yours sends it. `ss -anp` and `top` on {source} show the program.",
                    ISOLATE,
                    "A load test of your own looks the same: allowlist it for its duration."));

    static final Advice SPOOF = of(
            "Compare `ip neigh` of a host on that link with the true MAC address of {target}.",
            "Find the switch port of {source} in the switch's address table and shut it.",
            "Until then take what crossed the link for read by others; change passwords sent without encryption.",
            "A replaced network card, a fail-over pair or a moved virtual machine looks the same.");

    static final Advice LOOKUPS = of(
            "Find the program that asks on {source}: the resolver's query log has the names.",
            "Block the domain at the resolver while you look; a tunnel or malware then falls silent or changes its name.",
            ISOLATE);

    /** Advises the same whoever the source is. */
    static Advice of(String... steps) {
        return new Advice(List.of(steps), List.of(steps));
    }

    /** Returns the steps for one alert. */
    static List<String> on(Alert alert) {
        Subject subject = alert.subject();
        if (Storm.is(subject)) {
            return Storm.advice(subject.kind());
        }
        boolean isOwn = alert.direction() == Direction.OUT || alert.direction() == Direction.LOCAL;
        Advice advice = subject.kind().advice();
        return (isOwn ? advice.ownSteps : advice.steps)
                .stream().map(step -> AlertText.fill(step, subject)).toList();
    }
}
