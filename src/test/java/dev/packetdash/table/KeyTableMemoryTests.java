package dev.packetdash.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How much room a table takes, told by the slots that it gives. */
class KeyTableMemoryTests {
    private static final int KEYS = 1000;
    private static final int SLOTS_AT_FIRST = 64;

    private final KeyTable table = new KeyTable(1, 1);
    private final long[] key = new long[1];

    private int slot(long word) {
        key[0] = word;
        return table.slot(key, Integer.MAX_VALUE);
    }

    private int lastSlot() {
        int last = -1;
        for (int slot = table.next(0); slot >= 0; slot = table.next(slot + 1)) {
            last = slot;
        }
        return last;
    }

    /** A full one would be searched from end to end for whatever it does not have. */
    @Test
    void isAtMostHalfFull() {
        for (int word = 0; word < KEYS; word++) {
            slot(word);
        }

        assertThat(lastSlot()).isBetween(KEYS * 3 / 2, 4 * KEYS);
    }

    @Test
    void growsNoMoreThanItNeeds() {
        for (int word = 0; word < SLOTS_AT_FIRST / 2; word++) {
            slot(word);
        }

        assertThat(lastSlot()).isLessThan(SLOTS_AT_FIRST);
    }

    @Test
    void givesLargeArraysBackWhenCleared() {
        for (int word = 0; word < KEYS; word++) {
            slot(word);
        }
        table.clear();

        assertThat(slot(7)).isLessThan(SLOTS_AT_FIRST);
    }

    @Test
    void givesEachKeyASlotOfItsOwn() {
        Set<Integer> slots = new HashSet<>();
        for (int word = 0; word < SLOTS_AT_FIRST / 2; word++) {
            slots.add(slot(word));
        }
        for (int word = 0; word < SLOTS_AT_FIRST / 2; word++) {
            assertThat(slots).contains(slot(word));
            assertThat(table.key(slot(word), 0)).isEqualTo(word);
        }
        assertThat(slots).hasSize(SLOTS_AT_FIRST / 2);
    }

    /** By a secret of each table: keys that collide in one do not in another. */
    @Test
    void placesKeysDifferentlyInEveryTable() {
        KeyTable other = new KeyTable(1, 1);
        int same = 0;
        for (int word = 0; word < SLOTS_AT_FIRST / 2; word++) {
            int slot = slot(word);
            same += slot == other.slot(key, Integer.MAX_VALUE) ? 1 : 0;
        }

        assertThat(same).isLessThan(SLOTS_AT_FIRST / 4);
    }
}
