package dev.packetdash.web;

import dev.packetdash.alert.Alert;
import dev.packetdash.alert.DetectorKind;
import dev.packetdash.alert.Severity;
import dev.packetdash.net.Labels;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * Which alerts a request asks for; what is left out does not matter.
 *
 * @param state    firing or resolved
 * @param detector such as port_scan
 * @param severity low (a suspect), medium, high or critical
 * @param limit    1 to 1000, 100 if it is left out
 */
record AlertQuery(
        @Nullable String state,
        @Nullable String detector,
        @Nullable String severity,
        @Nullable Integer limit) {
    private static final List<String> STATES = labels(Alert.State.values());
    private static final List<String> DETECTORS = labels(DetectorKind.values());
    private static final List<String> SEVERITIES = labels(Severity.values());
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAXIMUM_LIMIT = 1000;

    private static List<String> labels(Enum<?>... members) {
        return Stream.of(members).map(Labels::label).toList();
    }

    /** Returns those that match, in the order given. */
    List<Alert> select(List<Alert> alerts) {
        requireOneOf("state", state, STATES);
        requireOneOf("detector", detector, DETECTORS);
        requireOneOf("severity", severity, SEVERITIES);
        int most = limit == null ? DEFAULT_LIMIT : limit;
        if (most < 1 || most > MAXIMUM_LIMIT) {
            throw badRequest("limit = " + most + ": must be 1 to " + MAXIMUM_LIMIT);
        }
        return alerts.stream().filter(this::matches).limit(most).toList();
    }

    private boolean matches(Alert alert) {
        return (state == null || state.equals(Labels.label(alert.state())))
                && (detector == null || detector.equals(alert.subject().kind().label()))
                && (severity == null || severity.equals(Labels.label(alert.severity())));
    }

    private static void requireOneOf(String name, @Nullable String value, List<String> values) {
        if (value != null && !values.contains(value)) {
            throw badRequest(name + " = " + value + ": must be one of " + String.join(", ", values));
        }
    }

    private static ResponseStatusException badRequest(String detail) {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, detail);
    }
}
