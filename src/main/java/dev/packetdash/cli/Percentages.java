package dev.packetdash.cli;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Shares of a whole in tenths of a percent that add up to 1000, by the largest remainder. */
final class Percentages {
    private static final int WHOLE = 1000;

    private Percentages() {}

    /** @return for each count; all 0 where the counts are */
    static int[] tenths(List<Long> counts) {
        long total = counts.stream().mapToLong(Long::longValue).sum();
        if (total == 0) {
            return new int[counts.size()];
        }
        double[] exact = counts.stream()
                .mapToDouble(count -> count * (double) WHOLE / total)
                .toArray();
        int[] tenths = IntStream.range(0, exact.length)
                .map(i -> (int) Math.floor(exact[i]))
                .toArray();
        int missing = WHOLE - IntStream.of(tenths).sum();
        IntStream.range(0, exact.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> tenths[i] - exact[i]))
                .limit(missing)
                .forEach(i -> tenths[i]++);
        return tenths;
    }

    /** Returns a percentage as in {@code 78.4%}. */
    static String text(int tenths) {
        return tenths / 10 + "." + tenths % 10 + "%";
    }
}
