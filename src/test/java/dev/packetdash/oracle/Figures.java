package dev.packetdash.oracle;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Named sums over a capture; one that is 0 is as good as absent. */
final class Figures {
    private final Map<String, Long> sums = new TreeMap<>();

    void add(String figure, long amount) {
        if (amount != 0) {
            sums.merge(figure, amount, Long::sum);
        }
    }

    /**
     * What differs, by figure. Of a top list the expected figures hold only the greatest entries, so that those which
     * only we have are left out.
     */
    static Map<String, String> differences(Figures ours, Figures theirs) {
        TreeSet<String> figures = new TreeSet<>(ours.sums.keySet());
        figures.removeIf(ExpectedFigures::isOfTopList);
        figures.addAll(theirs.sums.keySet());
        Map<String, String> differences = new TreeMap<>();
        for (String figure : figures) {
            long our = ours.sums.getOrDefault(figure, 0L);
            long their = theirs.sums.getOrDefault(figure, 0L);
            if (our != their) {
                differences.put(figure, "ours %d, theirs %d".formatted(our, their));
            }
        }
        return differences;
    }
}
