package dev.packetdash.detect;

import dev.packetdash.alert.AlertKind;
import dev.packetdash.alert.Explanation;
import dev.packetdash.alert.Measure;
import dev.packetdash.alert.Party;
import dev.packetdash.alert.Severity;
import dev.packetdash.alert.Subject;
import dev.packetdash.decode.PacketSummary;
import dev.packetdash.net.IpAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a surge is a flood, and how to say so. */
final class FloodVerdict {
    /** A target is looked at from the part of a flood that this divides it into. */
    private static final int LOOKED_AT = 10;

    private final AlertKind kind;
    private final FloodSettings settings;
    private final Watch watch;
    /** What is counted, in words: {@code connection requests}. */
    private final String what;

    private final String limit;
    private final Sieve sieve;
    private final Surges surges;

    FloodVerdict(AlertKind kind, FloodSettings settings, Watch watch, String what, String limit) {
        this.kind = kind;
        this.settings = settings;
        this.watch = watch;
        this.what = what;
        this.limit = limit;
        this.sieve = new Sieve(settings.packets() / LOOKED_AT, settings.window().toNanos());
        this.surges = surges();
    }

    /** Counts a packet against its target; null as long as so little comes that nobody has to look. */
    @Nullable
    Surge count(PacketSummary packet, int port) {
        long now = packet.monotonicNanos();
        if (!sieve.passes(packet.destinationHigh(), packet.destinationLow(), port, 1, now)) {
            return null;
        }
        Surge surge = surges.of(packet.destinationHigh(), packet.destinationLow(), port, now);
        int amount = surge.offences.sum(now) == 0 ? Math.max(sieve.least(), 1) : 1;
        surge.count(packet.sourceHigh(), packet.sourceLow(), amount, now);
        return surge;
    }

    /** Something that came from {@code source} and reaches the target, however little does. */
    Surge count(long sourceHigh, long sourceLow, long targetHigh, long targetLow, long nanos) {
        Surge surge = surges.of(targetHigh, targetLow, 0, nanos);
        surge.count(sourceHigh, sourceLow, nanos);
        return surge;
    }

    /** That of a target and its port where anybody looks at it. */
    @Nullable
    Surge find(long targetHigh, long targetLow, int port) {
        return surges.find(targetHigh, targetLow, port);
    }

    /** One of those counted against the target was as it should be. */
    void answered(long targetHigh, long targetLow, int port, long nanos) {
        Surge surge = find(targetHigh, targetLow, port);
        if (surge != null) {
            surge.answers.add(nanos, 1);
        }
    }

    /** More of the same size, for what is counted by other keys. */
    Surges surges() {
        return new Surges(settings.maxTargets(), settings.window().toNanos());
    }

    long tracked() {
        return surges.tracked();
    }

    long evictions() {
        return surges.evictions();
    }

    /** Whether so many reach the target, and few enough are answered. */
    boolean isFlood(Surge surge, long nanos) {
        long offences = surge.offences.sum(nanos);
        return offences >= settings.packets() && offences >= settings.ratio() * surge.answers.sum(nanos);
    }

    /** @param port of the target; 0 where it is about no single one */
    void raise(Surge surge, String subtype, int port, long nanos) {
        long offences = surge.offences.sum(nanos);
        if (!surge.growth.isDue(offences, 0, nanos)) {
            return;
        }
        Party source = surge.source();
        Party target = Party.of(new IpAddress(surge.key[0], surge.key[1]));
        Reach reach = watch.home().reach(surge.sourceHigh(), surge.sourceLow(), surge.key[0], surge.key[1]);
        watch.raise(
                new Subject(kind, subtype, source, target, port),
                reach == Reach.OUTBOUND ? Severity.CRITICAL : Severity.HIGH,
                watch.home().direction(surge.sourceHigh(), surge.sourceLow(), surge.key[0], surge.key[1]),
                surge.sinceNanos,
                nanos,
                explain(surge, source, target, port, offences, nanos));
    }

    private Explanation explain(Surge surge, Party source, Party target, int port, long offences, long nanos) {
        double seconds = Math.max(0.001, Math.min(settings.window().toNanos(), nanos - surge.sinceNanos) / 1e9);
        List<String> details = new ArrayList<>();
        details.add(
                "Rate: about " + Math.round(offences / seconds) + " a second" + (port > 0 ? " to port " + port : ""));
        details.add("Answered as they should be: " + surge.answers.sum(nanos));
        details.add(
                surge.hasOneSource()
                        ? "Nearly all of it comes from " + source
                        : "No single source stands out; sources are most likely forged");
        return new Explanation(
                List.of(new Measure(what + " to one target", offences, settings.packets(), settings.window())),
                details,
                surge.examples.lines(),
                "a higher packetdash.detect." + kind.label().replace('_', '-')
                        + ".packets, or an allowlist entry for detector " + kind.label() + " and target " + target,
                List.of("The source addresses of a flood can be forged.", limit));
    }
}
