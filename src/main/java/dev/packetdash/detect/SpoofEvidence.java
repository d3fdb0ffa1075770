package dev.packetdash.detect;

import dev.packetdash.alert.Measure;
import dev.packetdash.detect.AddressClaims.Claimant;
import org.jspecify.annotations.Nullable;

/** Weighs what speaks against a station that says to have an address. Owned by its pipeline's thread. */
final class SpoofEvidence {
    /** Without contradiction it takes that many times as many pushes. */
    private static final int UNCONTRADICTED = 3;
    /** Addresses of others that one station answers for, from which on it is no mistake. */
    private static final int TAKEN = 2;

    private final AddressSpoof.Settings settings;
    private final AddressClaims claims;
    private final boolean mistakesLast;

    /**
     * @param mistakesLast whether two honest stations may be left to claim one address for long, so that it takes more
     *               to accuse one of them
     */
    SpoofEvidence(AddressSpoof.Settings settings, AddressClaims claims, boolean mistakesLast) {
        this.settings = settings;
        this.claims = claims;
        this.mistakesLast = mistakesLast;
    }

    /**
     * Returns what speaks against a station, where it is enough.
     *
     * @param rival who says to have the address too; null where nobody has been heard to
     */
    @Nullable
    Measure against(Claimant station, @Nullable Claimant rival, long nanos) {
        long forged = station.forgedAnswers.sum(nanos);
        long pushes = station.pushes.sum(nanos);
        long answers = station.answers.sum(nanos);
        int enoughForged = settings.forgedAnswers() * (rival == null ? 2 : 1);
        if (forged >= enoughForged && (rival != null || hasAddress(station))) {
            return forged(forged, enoughForged);
        }
        if (rival == null) {
            return null;
        }
        boolean contradicted = rival.lastNanos > station.sinceNanos;
        int enoughPushes = settings.pushes() * (contradicted ? 1 : UNCONTRADICTED);
        if (pushes >= enoughPushes && (contradicted && !mistakesLast || hasAddress(station))) {
            return pushed(pushes, enoughPushes);
        }
        boolean forMany = answers >= settings.forgedAnswers() && claims.takenBy(station.mac) >= TAKEN;
        return forMany
                ? measure("answers for another station, which answers too", answers, settings.forgedAnswers())
                : null;
    }

    /** Whether the station has another address beside; goes through all claims, so it is asked last. */
    boolean hasAddress(Claimant station) {
        return claims.heldBy(station.mac) != null;
    }

    private Measure measure(String what, long value, int threshold) {
        return new Measure(what, value, threshold, settings.window());
    }

    private Measure forged(long value, int threshold) {
        return measure("answers to questions that nobody asked", value, threshold);
    }

    private Measure pushed(long value, int threshold) {
        return measure("seconds in which the claim was pushed unasked", value, threshold);
    }

    /** Returns the figure that is nearest to its threshold, as if another station contradicted. */
    Measure nearest(Claimant station, long nanos) {
        Measure forged = forged(station.forgedAnswers.sum(nanos), settings.forgedAnswers());
        Measure pushed = pushed(station.pushes.sum(nanos), settings.pushes());
        return forged.margin() >= pushed.margin() ? forged : pushed;
    }
}
