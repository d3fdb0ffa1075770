package dev.packetdash.testing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The samples of one scrape, by series as the text format writes it: {@code name{label="value",…}}. */
public record Scrape(String text, Map<String, Double> samples) {
    public static Scrape parse(String text) {
        Map<String, Double> samples = new LinkedHashMap<>();
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            int space = line.lastIndexOf(' ');
            Double before = samples.put(line.substring(0, space), Double.parseDouble(line.substring(space + 1)));
            if (before != null) {
                throw new AssertionError("the series comes twice: " + line);
            }
        });
        return new Scrape(text, samples);
    }

    /** The sum over all series of a family. */
    public double sum(String family) {
        return samples.entrySet().stream()
                .filter(sample -> isOf(sample.getKey(), family))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    /** The series of a family, without those at 0, sorted. */
    public Map<String, Double> nonZero(String family) {
        return samples.entrySet().stream()
                .filter(sample -> isOf(sample.getKey(), family) && sample.getValue() != 0)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Double::sum, TreeMap::new));
    }

    public long count(Predicate<String> series) {
        return samples.keySet().stream().filter(series).count();
    }

    private static boolean isOf(String series, String family) {
        return series.equals(family) || series.startsWith(family + "{");
    }
}
