package dev.packetdash.notify;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.packetdash.alert.Alert;
import dev.packetdash.alert.AlertDocument;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Posts each piece of news as one {@link AlertDocument}, with what tells it from the news of other servers. */
final class WebhookSink implements Sink {
    private final HttpPost post;
    private final Origin origin;

    /**
     * @param instance the server
     * @param labels   more that is said of the server
     * @param url      of the page, with the alert open
     * @param runbook  of its detector
     */
    record PostedDocument(
            @JsonUnwrapped AlertDocument alert,
            String instance,
            Map<String, String> labels,
            String url,
            String runbook) {}

    WebhookSink(URI url, Authorization authorization, Duration timeout, Origin origin) {
        this.post = new HttpPost(url, authorization, timeout);
        this.origin = origin;
    }

    @Override
    public Name name() {
        return Name.WEBHOOK;
    }

    @Override
    public void deliver(Alert alert) throws IOException, RejectedException, InterruptedException {
        post.send(new PostedDocument(
                AlertDocument.of(alert),
                origin.instance(),
                origin.labels(),
                origin.page(alert),
                Origin.runbook(alert.subject().kind())));
    }
}
