package dev.packetdash.notify;

import dev.packetdash.alert.Alert;
import dev.packetdash.alert.AlertText;
import dev.packetdash.alert.Severity;
import dev.packetdash.alert.Subject;
import dev.packetdash.net.Labels;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells an Alertmanager, which groups, routes and silences. An alert there is its labels: one whose severity rises is a
 * new one, so the old one is ended.
 *
 * @see <a href="https://github.com/prometheus/alertmanager/blob/main/api/v2/openapi.yaml">POST /api/v2/alerts</a>
 */
final class AlertmanagerSink implements Sink {
    /** As many open alerts are remembered; what is forgotten of more is over at the end of its validity. */
    private static final int MOST_TOLD = 10_000;

    private final HttpPost post;
    private final Duration validity;
    private final Origin origin;
    private final Clock clock;
    /** The labels that each open alert was told with. */
    private final Map<String, Severity> told = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Severity> eldest) {
            return size() > MOST_TOLD;
        }
    };

    /** An alert of the API. */
    record PostedAlert(
            Map<String, String> labels,
            Map<String, String> annotations,
            Instant startsAt,
            Instant endsAt,
            String generatorURL) {}

    AlertmanagerSink(AlertSettings.Alertmanager settings, Origin origin, Clock clock) {
        URI api = URI.create(settings.url().base() + "/api/v2/alerts");
        post = new HttpPost(api, settings.sent(), settings.timeout());
        validity = settings.resend().multipliedBy(4);
        this.origin = origin;
        this.clock = clock;
    }

    @Override
    public Name name() {
        return Name.ALERTMANAGER;
    }

    @Override
    public void deliver(Alert alert) throws IOException, RejectedException, InterruptedException {
        Instant now = clock.instant();
        List<PostedAlert> posted = new ArrayList<>();
        Severity before = told.getOrDefault(alert.id(), alert.severity());
        if (before != alert.severity()) {
            posted.add(posted(alert, before, now));
        }
        posted.add(posted(alert, alert.severity(), alert.isOpen() ? now.plus(validity) : now));
        post.send(posted);
        if (alert.isOpen()) {
            told.put(alert.id(), alert.severity());
        } else {
            told.remove(alert.id());
        }
    }

    private PostedAlert posted(Alert alert, Severity severity, Instant endsAt) {
        Map<String, String> annotations = Map.of(
                "summary", AlertText.summary(alert),
                "description", AlertText.description(alert),
                "runbook_url", Origin.runbook(alert.subject().kind()),
                "alert", origin.document(alert));
        return new PostedAlert(
                labels(alert, severity),
                annotations,
                Instant.ofEpochSecond(0, alert.startNanos()),
                endsAt,
                origin.page(alert));
    }

    /** Returns those of {@link AlertLabel#RESERVED}, and what is said of the server. */
    Map<String, String> labels(Alert alert, Severity severity) {
        Subject subject = alert.subject();
        Map<String, String> labels = new LinkedHashMap<>(origin.labels());
        labels.put("alertname", "Packetdash" + subject.kind().title().replace(" ", ""));
        labels.put("instance", origin.instance());
        labels.put("detector", subject.kind().label());
        labels.put("subtype", subject.subtype());
        labels.put("severity", Labels.label(severity));
        labels.put("direction", Labels.label(alert.direction()));
        labels.put("interface", alert.interfaceName());
        labels.put("source", subject.source().toString());
        labels.put("target", subject.target().toString());
        labels.put("port", subject.port() == 0 ? "" : Integer.toString(subject.port()));
        // To Alertmanager an empty label is none.
        labels.values().removeIf(String::isEmpty);
        return labels;
    }
}
