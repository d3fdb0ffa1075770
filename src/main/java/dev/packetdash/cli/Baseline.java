package dev.packetdash.cli;

import dev.packetdash.cli.Comparison.Change;
import dev.packetdash.cli.Comparison.Kind;
import dev.packetdash.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A saved report that another is held against. Rates are compared as such; protocols, hosts, conversations and services
 * by their share of all bytes, so that a longer capture is not taken for a change.
 */
final class Baseline {
    static final String RATE = "rate";

    /** A rate has changed where it is this many times the other. */
    private static final double RATE_FACTOR = 1.25;
    /** A share has risen or fallen where it differs by more percentage points. */
    private static final double TOLERANCE = 5;
    /** Something has appeared or vanished where its share is at least so many percent. */
    private static final double NOTICEABLE = 1;

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private final Report before;

    private Baseline(Report before) {
        this.before = before;
    }

    /** @throws IOException where the file is not there or is no report */
    static Baseline read(Path file) throws IOException {
        try {
            JsonNode document = JSON.readTree(Files.readString(file));
            if (!document.has("totals") || !document.has("startedAt")) {
                throw noReport(file, null);
            }
            return new Baseline(JSON.treeToValue(document, Report.class));
        } catch (JacksonException e) {
            throw noReport(file, e);
        }
    }

    private static IOException noReport(Path file, @Nullable Exception cause) {
        return new IOException(file + ": not a report that `packetdash report --json` wrote", cause);
    }

    Comparison compare(Report now) {
        List<Change> changes = new ArrayList<>();
        addRate(
                "packets per second",
                before.totals().packetsPerSecond(),
                now.totals().packetsPerSecond(),
                changes);
        addRate(
                "bytes per second",
                before.totals().bytesPerSecond(),
                now.totals().bytesPerSecond(),
                changes);
        addShares("protocols", protocols(before), protocols(now), changes);
        addShares("hosts", hosts(before), hosts(now), changes);
        addShares("conversations", conversations(before), conversations(now), changes);
        addShares("services", services(before), services(now), changes);
        return new Comparison(before.run().startedAt(), changes);
    }

    private static void addRate(String name, double before, double now, List<Change> changes) {
        if (now > before * RATE_FACTOR) {
            changes.add(new Change(RATE, name, Kind.ROSE, before, now));
        } else if (now * RATE_FACTOR < before) {
            changes.add(new Change(RATE, name, Kind.FELL, before, now));
        }
    }

    private static void addShares(
            String section, Map<String, Double> before, Map<String, Double> now, List<Change> changes) {
        Set<String> names = new LinkedHashSet<>(now.keySet());
        names.addAll(before.keySet());
        names.stream()
                .map(name -> change(section, name, before.getOrDefault(name, 0.0), now.getOrDefault(name, 0.0)))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingDouble((Change change) -> -Math.abs(change.now() - change.before())))
                .forEach(changes::add);
    }

    private static Optional<Change> change(String section, String name, double before, double now) {
        if (before == 0) {
            return now < NOTICEABLE
                    ? Optional.empty()
                    : Optional.of(new Change(section, name, Kind.APPEARED, before, now));
        }
        if (now == 0) {
            return before < NOTICEABLE
                    ? Optional.empty()
                    : Optional.of(new Change(section, name, Kind.VANISHED, before, now));
        }
        return Math.abs(now - before) <= TOLERANCE
                ? Optional.empty()
                : Optional.of(new Change(section, name, now > before ? Kind.ROSE : Kind.FELL, before, now));
    }

    private static Map<String, Double> protocols(Report report) {
        return shares(
                report,
                report.layers().protocols().entrySet(),
                Map.Entry::getKey,
                entry -> entry.getValue().bytes());
    }

    private static Map<String, Double> hosts(Report report) {
        return shares(
                report,
                report.lists().hosts(),
                Report.HostEntry::address,
                host -> host.sentBytes() + host.receivedBytes());
    }

    private static Map<String, Double> conversations(Report report) {
        return shares(
                report,
                report.lists().conversations(),
                entry -> "%s %s -> %s (%d)".formatted(entry.protocol(), entry.client(), entry.server(), entry.port()),
                Report.ConversationEntry::bytes);
    }

    private static Map<String, Double> services(Report report) {
        return shares(
                report,
                report.lists().services(),
                entry -> entry.protocol() + " " + entry.port(),
                Report.ServiceEntry::bytes);
    }

    /** Returns shares in percent of all bytes, by name. */
    private static <T> Map<String, Double> shares(
            Report report, Collection<T> entries, Function<T, String> name, ToLongFunction<T> bytes) {
        double whole = Math.max(report.totals().bytes(), 1);
        Map<String, Double> shares = new LinkedHashMap<>();
        entries.forEach(entry -> shares.put(name.apply(entry), 100 * bytes.applyAsLong(entry) / whole));
        return shares;
    }
}
