package dev.packetdash.detect;

import dev.packetdash.table.KeyTable;
import dev.packetdash.table.SlidingCount;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which stations say to have which address, as {@code arpwatch} keeps it: of each address the two that said so last.
 * Bounded; owned by its pipeline's thread.
 */
final class AddressClaims implements BoundedTable {
    private static final long SECOND = 1_000_000_000L;

    /** A station that says to have an address. */
    static final class Claimant {
        final long mac;
        final long sinceNanos;
        long lastNanos;
        /** Seconds in which it pushed its claim on others, without having been asked. */
        final SlidingCount pushes;
        /** Answers to questions that nobody asked. */
        final SlidingCount forgedAnswers;
        /** Seconds with answers to questions that somebody asked. */
        final SlidingCount answers;

        /** Whether it has asked from the address, or answered when asked for it, as whoever has it does. */
        boolean usual;

        private long pushedSecond;

        Claimant(long mac, long windowNanos, long nanos) {
            this.mac = mac;
            sinceNanos = nanos;
            lastNanos = nanos;
            pushes = new SlidingCount(windowNanos);
            forgedAnswers = new SlidingCount(windowNanos);
            answers = new SlidingCount(windowNanos);
        }

        /** Counts at most once a second: announcements come in bursts. */
        void pushed(long nanos) {
            if (nanos / SECOND != pushedSecond) {
                pushedSecond = nanos / SECOND;
                pushes.add(nanos, 1);
            }
        }
    }

    /** The stations that say to have one address. */
    static final class Binding {
        final long high;
        final long low;
        /** The station that said so last. */
        Claimant last;

        @Nullable
        Claimant rival;

        final ReportThrottle throttle = new ReportThrottle();
        final Examples examples = new Examples();

        Binding(long high, long low, Claimant first) {
            this.high = high;
            this.low = low;
            last = first;
        }

        List<Claimant> claimants() {
            return rival == null ? List.of(last) : List.of(last, rival);
        }
    }

    private final int maximum;
    private final long windowNanos;
    private final KeyTable places = new KeyTable(2, 1);
    private final List<Binding> bindings = new ArrayList<>();
    private final long[] key = new long[2];
    private long evictions;

    /** @param windowNanos over which pushes are counted */
    AddressClaims(int maximum, long windowNanos) {
        this.maximum = maximum;
        this.windowNanos = windowNanos;
    }

    /** Notes that a station says to have the address; it is the binding's {@link Binding#last} now. */
    Binding claim(long high, long low, long mac, long nanos) {
        Binding binding = find(high, low);
        if (binding == null) {
            binding = new Binding(high, low, new Claimant(mac, windowNanos, nanos));
            add(binding);
        } else if (binding.last.mac != mac) {
            Claimant rival = binding.rival;
            binding.rival = binding.last;
            binding.last = rival != null && rival.mac == mac ? rival : new Claimant(mac, windowNanos, nanos);
        }
        binding.last.lastNanos = nanos;
        return binding;
    }

    void forEach(Consumer<Binding> action) {
        bindings.forEach(action);
    }

    private @Nullable Binding find(long high, long low) {
        key[0] = high;
        key[1] = low;
        int slot = places.slot(key, 0);
        return slot == KeyTable.FULL ? null : bindings.get((int) places.value(slot, 0));
    }

    private void add(Binding binding) {
        if (bindings.size() == maximum) {
            // Made-up claims by the thousand; whoever is real speaks again soon.
            evictions += bindings.size();
            bindings.clear();
            places.clear();
        }
        places.set(places.slot(key, maximum), 0, bindings.size());
        bindings.add(binding);
    }

    /** Returns an address that the station has, and that nobody else says to have; null where there is none. */
    @Nullable
    Binding heldBy(long mac) {
        return heldBy(mac, false);
    }

    /** Returns one that it uses as its own, and has not merely pushed on others; null where there is none. */
    @Nullable
    Binding usedBy(long mac) {
        return heldBy(mac, true);
    }

    private @Nullable Binding heldBy(long mac, boolean usual) {
        for (Binding binding : bindings) {
            if (binding.last.mac == mac && binding.rival == null && (binding.last.usual || !usual)) {
                return binding;
            }
        }
        return null;
    }

    /** Counts the addresses that the station began to claim while another station had them. */
    int takenBy(long mac) {
        int taken = 0;
        for (Binding binding : bindings) {
            Claimant rival = binding.rival;
            if (rival != null) {
                Claimant later = rival.sinceNanos > binding.last.sinceNanos ? rival : binding.last;
                taken += later.mac == mac ? 1 : 0;
            }
        }
        return taken;
    }

    @Override
    public long tracked() {
        return bindings.size();
    }

    @Override
    public long evictions() {
        return evictions;
    }
}
