package dev.packetdash.alert;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which parties come up, and most often: whoever comes up more than once in {@value #COUNTERS} times is among those
 * counted, with a count that may be too small (J. Misra, D. Gries: Finding repeated elements, 1982). Bounded; a party
 * costs the same on average however many there are. Owned by one thread.
 */
final class Tally {
    private static final int COUNTERS = 64;
    private static final int MOST_DISTINCT = 1000;
    private static final int SHOWN = 3;

    private final Map<Party, Long> counts = new HashMap<>();
    private final Set<Party> distinct = new HashSet<>();
    private boolean more;

    void add(Party party) {
        if (distinct.size() < MOST_DISTINCT) {
            distinct.add(party);
        } else {
            more |= !distinct.contains(party);
        }
        if (counts.size() < COUNTERS || counts.containsKey(party)) {
            counts.merge(party, 1L, Long::sum);
        } else {
            counts.values().removeIf(count -> count == 1);
            counts.replaceAll((other, count) -> count - 1);
        }
    }

    /** {@code more than 1,000, most often 203.0.113.7 (at least 312 times), 203.0.113.9 (at least 20 times)}. */
    String text() {
        String number = (more ? "more than " : "") + AlertText.number(distinct.size());
        List<Map.Entry<Party, Long>> top = counts.entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .sorted(Map.Entry.<Party, Long>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.comparing(Party::toString))))
                .limit(SHOWN)
                .toList();
        if (top.isEmpty()) {
            return number + ", none more often than the others";
        }
        return number + ", most often "
                + top.stream()
                        .map(entry -> AlertText.name(entry.getKey()) + " (at least "
                                + AlertText.number(entry.getValue()) + " times)")
                        .collect(Collectors.joining(", "));
    }
}
