package dev.packetdash.alert;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/** Posts each piece of news as one {@link AlertDocument}. */
final class WebhookSink implements Sink {
    private final HttpPost post;

    WebhookSink(URI url, Authorization authorization, Duration timeout) {
        post = new HttpPost(url, authorization, timeout);
    }

    @Override
    public Name name() {
        return Name.WEBHOOK;
    }

    @Override
    public void deliver(Alert alert) throws IOException, RejectedException, InterruptedException {
        post.send(AlertDocument.of(alert));
    }
}
