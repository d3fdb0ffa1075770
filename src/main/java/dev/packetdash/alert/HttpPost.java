package dev.packetdash.alert;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** Posts JSON to one address. */
final class HttpPost {
    private static final JsonMapper JSON = JsonMapper.shared();
    /** Of the client errors those that pass: a secret somebody has to mend, timeout, too early, too many requests. */
    private static final Set<Integer> PASSING = Set.of(401, 408, 425, 429);

    private static final int LONGEST_REASON = 200;

    private final HttpClient client;
    private final URI address;
    private final Authorization authorization;
    private final Duration timeout;

    HttpPost(URI address, Authorization authorization, Duration timeout) {
        this.address = address;
        this.authorization = authorization;
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .build();
    }

    void send(Object body) throws IOException, Sink.RejectedException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .header("User-Agent", "Packetdash")
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
        String secret = authorization.value();
        if (!secret.isEmpty()) {
            request.header("Authorization", secret);
        }
        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
        int status = answer.statusCode();
        if (status / 100 == 2) {
            return;
        }
        String said = answer.body().strip().lines().findFirst().orElse("");
        String reason = status + " " + Authorization.hide(secret, said);
        reason = reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
        if (status / 100 == 4 && !PASSING.contains(status)) {
            throw new Sink.RejectedException("it answers " + reason);
        }
        throw new IOException("it answers " + reason);
    }
}
