package dev.packetdash.alert;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.packetdash.net.Direction;
import dev.packetdash.net.Labels;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An alert as others read it: in reports, in the API, in what sinks deliver, in the state file. {@code
 * alert.schema.json} describes it.
 *
 * @param event           firing, updated or resolved
 * @param state           firing or resolved
 * @param summary         what happened, in a sentence
 * @param direction       of the offending packets
 * @param port            of the service; 0 where it is about no single one
 * @param last            the last packet that decided
 * @param end             null while it goes on
 * @param durationSeconds from its start to the last packet that decided
 * @param count           how often it was found
 * @param updates         how often there was news of it
 * @param margin          how many times the first measure's threshold was reached
 * @param advice          what to do about it, the first step first
 */
public record AlertDocument(
        String id,
        String event,
        String state,
        String severity,
        String detector,
        String subtype,
        String summary,
        String direction,
        @JsonProperty("interface") String interfaceName,
        String source,
        String target,
        int port,
        Instant start,
        Instant last,
        @Nullable Instant end,
        double durationSeconds,
        long count,
        long updates,
        double margin,
        ExplanationDocument explanation,
        List<String> advice) {
    private static final int LAST_PORT = 65_535;

    /** The reasons for which it was raised; see {@link Explanation}. */
    public record ExplanationDocument(
            List<MeasureDocument> measures,
            List<String> details,
            List<String> examples,
            String silencer,
            List<String> limits) {}

    /** A figure counted within {@code windowSeconds}. */
    public record MeasureDocument(String what, double value, double threshold, double margin, double windowSeconds) {}

    public static AlertDocument of(Alert alert) {
        Subject subject = alert.subject();
        List<MeasureDocument> measures = alert.explanation().measures().stream()
                .map(AlertDocument::measure)
                .toList();
        return new AlertDocument(
                alert.id(),
                Labels.label(alert.event()),
                Labels.label(alert.state()),
                Labels.label(alert.severity()),
                subject.kind().label(),
                subject.subtype(),
                AlertText.summary(alert),
                Labels.label(alert.direction()),
                alert.interfaceName(),
                subject.source().toString(),
                subject.target().toString(),
                subject.port(),
                instant(alert.startNanos()),
                instant(alert.lastNanos()),
                alert.isOpen() ? null : instant(alert.endNanos()),
                alert.durationNanos() / 1e9,
                alert.count(),
                alert.updates(),
                measures.isEmpty() ? 0 : measures.getFirst().margin(),
                new ExplanationDocument(
                        measures,
                        alert.explanation().details(),
                        alert.explanation().examples(),
                        alert.explanation().silencer(),
                        alert.explanation().limits()),
                Advice.on(alert));
    }

    private static MeasureDocument measure(Measure measure) {
        return new MeasureDocument(
                measure.what(),
                measure.value(),
                measure.threshold(),
                Math.round(measure.margin() * 100) / 100.0,
                measure.window().toNanos() / 1e9);
    }

    /**
     * The alert it was made of.
     *
     * @throws IllegalArgumentException where it is none's; so do null pointers and times out of range say
     */
    public Alert alert() {
        requirePossible();
        return new Alert(
                id,
                Objects.requireNonNull(interfaceName, "interface"),
                new Subject(
                        DetectorKind.valueOf(constant(detector)),
                        Objects.requireNonNull(subtype, "subtype"),
                        Party.parse(source),
                        Party.parse(target),
                        port),
                Severity.valueOf(constant(severity)),
                Direction.valueOf(constant(direction)),
                nanos(start),
                nanos(last),
                end == null ? Alert.OPEN : nanos(end),
                count,
                updates,
                new Explanation(
                        explanation.measures.stream()
                                .map(AlertDocument::measure)
                                .toList(),
                        explanation.details,
                        explanation.examples,
                        Objects.requireNonNull(explanation.silencer, "silencer"),
                        explanation.limits));
    }

    private void requirePossible() {
        if (!id.matches("[0-9a-f]{16}") || port < 0 || port > LAST_PORT || count < 1 || updates < 0) {
            throw new IllegalArgumentException("alert " + id + " has an impossible id, port or count");
        }
        if (last.isBefore(start) || end != null && end.isBefore(start)) {
            throw new IllegalArgumentException("alert " + id + " ends before it begins");
        }
    }

    private static Measure measure(MeasureDocument measure) {
        return new Measure(
                Objects.requireNonNull(measure.what, "what"), measure.value, measure.threshold, Duration.ofNanos((long)
                        (measure.windowSeconds * 1e9)));
    }

    private static String constant(String label) {
        return label.toUpperCase(Locale.ROOT);
    }

    private static Instant instant(long unixNanos) {
        return Instant.ofEpochSecond(0, unixNanos);
    }

    private static long nanos(Instant instant) {
        return ChronoUnit.NANOS.between(Instant.EPOCH, instant);
    }
}
