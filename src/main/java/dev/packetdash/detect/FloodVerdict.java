package dev.packetdash.detect;

import dev.packetdash.alert.DetectorKind;
import dev.packetdash.alert.Explanation;
import dev.packetdash.alert.Measure;
import dev.packetdash.alert.Party;
import dev.packetdash.alert.Severity;
import dev.packetdash.alert.Subject;
import dev.packetdash.decode.PacketSummary;
import dev.packetdash.table.CountMinSketch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges whether a load is a flood, and says so. Owned by its pipeline's thread. */
final class FloodVerdict {
    /** A target is looked at from the part of a flood that this divides it into. */
    private static final int LOOKED_AT = 10;

    private final DetectorKind kind;
    private final FloodSettings settings;
    private final DetectorContext context;
    /** The words for what is counted: {@code connection requests}. */
    private final String what;

    private final String limit;
    private final CountMinSketch sketch;
    final TargetLoadTable loads;

    FloodVerdict(DetectorKind kind, FloodSettings settings, DetectorContext context, String what, String limit) {
        this.kind = kind;
        this.settings = settings;
        this.context = context;
        this.what = what;
        this.limit = limit;
        this.sketch = new CountMinSketch(
                settings.packets() / LOOKED_AT, settings.window().toNanos());
        this.loads = newTable();
    }

    /** Counts a packet against its target; null as long as so little comes that nobody has to look. */
    @Nullable
    TargetLoad count(PacketSummary packet, int port) {
        long now = packet.monotonicNanos();
        if (!sketch.passes(packet.destinationHigh(), packet.destinationLow(), port, 1, now)) {
            return null;
        }
        TargetLoad load = loads.of(packet.destinationHigh(), packet.destinationLow(), port, now);
        int amount = load.offences.sum(now) == 0 ? Math.max(sketch.least(), 1) : 1;
        load.count(packet.sourceHigh(), packet.sourceLow(), amount, now);
        return load;
    }

    /** Counts something that came from {@code source} and reaches the target, however little does. */
    TargetLoad count(long sourceHigh, long sourceLow, long targetHigh, long targetLow, long nanos) {
        TargetLoad load = loads.of(targetHigh, targetLow, 0, nanos);
        load.count(sourceHigh, sourceLow, nanos);
        return load;
    }

    /** Returns the load of a target and its port where anybody looks at it. */
    @Nullable
    TargetLoad find(long targetHigh, long targetLow, int port) {
        return loads.find(targetHigh, targetLow, port);
    }

    /** Notes that one of those counted against the target was as it should be. */
    void answered(long targetHigh, long targetLow, int port, long nanos) {
        TargetLoad load = find(targetHigh, targetLow, port);
        if (load != null) {
            load.answers.add(nanos, 1);
        }
    }

    /** Makes another table of the same size, for what is counted by other keys. */
    TargetLoadTable newTable() {
        return new TargetLoadTable(settings.maxTargets(), settings.window().toNanos());
    }

    /** Whether so many reach the target, and few enough are answered. */
    boolean isFlood(TargetLoad load, long nanos) {
        long offences = load.offences.sum(nanos);
        return offences >= settings.packets() && offences >= settings.ratio() * load.answers.sum(nanos);
    }

    /** @param port of the target; 0 where it is about no single one */
    void raise(TargetLoad load, String subtype, int port, long nanos) {
        long offences = load.offences.sum(nanos);
        if (!load.throttle.isDue(offences, 0, nanos)) {
            return;
        }
        Party source = load.source();
        Party target = Party.of(load.key[0], load.key[1]);
        Reach reach = context.home().reach(load.sourceHigh(), load.sourceLow(), load.key[0], load.key[1]);
        context.raise(
                new Subject(kind, subtype, source, target, port),
                reach == Reach.OUTBOUND ? Severity.CRITICAL : Severity.HIGH,
                context.home().direction(load.sourceHigh(), load.sourceLow(), load.key[0], load.key[1]),
                load.sinceNanos,
                nanos,
                explain(load, source, target, port, offences, nanos));
    }

    private Explanation explain(TargetLoad load, Party source, Party target, int port, long offences, long nanos) {
        double seconds = Math.max(0.001, Math.min(settings.window().toNanos(), nanos - load.sinceNanos) / 1e9);
        List<String> details = new ArrayList<>();
        details.add(
                "Rate: about " + Math.round(offences / seconds) + " a second" + (port > 0 ? " to port " + port : ""));
        details.add("Answered as they should be: " + load.answers.sum(nanos));
        details.add(
                load.hasOneSource()
                        ? "Nearly all of it comes from " + source
                        : "No single source stands out; sources are most likely forged");
        return new Explanation(
                List.of(measure(offences)),
                details,
                load.examples.lines(),
                "a higher packetdash.detect." + kind.label().replace('_', '-')
                        + ".packets, or an allowlist entry for detector " + kind.label() + " and target " + target,
                List.of("The source addresses of a flood can be forged.", limit));
    }

    private Measure measure(long offences) {
        return new Measure(what + " to one target", offences, settings.packets(), settings.window());
    }

    /** Shows the loads of targets that anybody looks at, which is from a tenth of the threshold on. */
    void candidates(long nanos, CandidateListener listener) {
        loads.forEachAbout(listener, load -> {
            long offences = load.offences.sum(nanos);
            long answers = load.answers.sum(nanos);
            listener.hear(new Candidate(
                    new Subject(
                            kind, "", load.source(), Party.of(load.key[0], load.key[1]), (int) load.key[2] & 0xffff),
                    measure(offences),
                    offences < settings.ratio() * answers ? answers + " of them were answered as they should be" : ""));
        });
    }
}
