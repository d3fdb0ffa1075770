package dev.packetdash.detect;

import dev.packetdash.decode.PacketSummary;
import dev.packetdash.net.IpAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The few sources above the threshold. Bounded: one more is taken only when another's window has passed. */
final class Suspects {
    private static final int MAXIMUM = 64;
    /** A target asked less than this ago may still answer: many connections opened at once are no scan. */
    private static final long ANSWER_NANOS = 1_000_000_000L;

    private final int threshold;
    private final long windowNanos;
    private final List<Suspect> suspects = new ArrayList<>();

    Suspects(ScanDetector.Settings settings) {
        threshold = settings.targets();
        windowNanos = settings.window().toNanos();
    }

    /** The source of this SYN as a suspect, or null where there is no room for one more. */
    @Nullable
    Suspect of(PacketSummary syn) {
        IpAddress source = new IpAddress(syn.sourceHigh(), syn.sourceLow());
        for (Suspect suspect : suspects) {
            if (suspect.source().equals(source)) {
                return suspect;
            }
        }
        if (suspects.size() == MAXIMUM) {
            return null;
        }
        Suspect suspect = new Suspect(source, syn.direction(), syn.timestampNanos());
        suspects.add(suspect);
        return suspect;
    }

    /** Those above the threshold, the worst first. Those that have fallen below it are forgotten. */
    List<ScanSuspect> current(long nowNanos) {
        suspects.forEach(suspect -> suspect.forget(nowNanos - windowNanos));
        suspects.stream().filter(suspect -> suspect.targets() < threshold).forEach(Suspect::end);
        suspects.removeIf(Suspect::isOver);
        return suspects.stream()
                .map(suspect -> suspect.finding(nowNanos - ANSWER_NANOS))
                .filter(finding -> finding.targets() >= threshold)
                .sorted(Comparator.comparingLong(ScanSuspect::targets).reversed())
                .toList();
    }
}
