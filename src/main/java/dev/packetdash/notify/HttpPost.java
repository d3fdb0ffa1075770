package dev.packetdash.notify;

import dev.packetdash.alert.AlertText;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.json.JsonMapper;

/** Posts JSON to one address, whatever its peer does: an exchange has one deadline, and an answer a greatest length. */
final class HttpPost {
    private static final JsonMapper JSON = JsonMapper.shared();
    /** The client errors that pass: a secret somebody has to mend, timeout, too early, too many requests. */
    private static final Set<Integer> PASSING = Set.of(401, 408, 425, 429);

    /** An answer of more bytes is none. Error pages of proxies have some thousand. */
    private static final int LONGEST_ANSWER = 256 << 10;
    /** Looking up a name cannot be interrupted: where that hangs it takes these threads, and no more. */
    private static final int THREADS = 4;

    private static final int WAITING_TASKS = 1000;
    private static final int IDLE_SECONDS = 10;

    private final URI address;
    private final Authorization authorization;
    private final Duration timeout;
    private final Executor threads = threads();
    private HttpClient client = newClient();

    /** @param timeout of an exchange, from the look-up of the name to the last byte of the answer */
    HttpPost(URI address, Authorization authorization, Duration timeout) {
        this.address = address;
        this.authorization = authorization;
        this.timeout = timeout;
    }

    private static Executor threads() {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(WAITING_TASKS),
                Thread.ofPlatform().name("http-", 0).daemon().factory());
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    private HttpClient newClient() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(threads)
                .build();
    }

    void send(Object body) throws IOException, Sink.RejectedException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .header("User-Agent", "Packetdash")
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
        String secret = authorization.value();
        if (!secret.isEmpty()) {
            request.header("Authorization", secret);
        }
        HttpResponse<String> answer = exchange(request.build(), secret);
        int status = answer.statusCode();
        if (status / 100 == 2) {
            return;
        }
        String said = answer.body().strip().lines().findFirst().orElse("");
        String reason = "it answers " + status + " " + Authorization.hide(secret, said);
        if (status / 100 == 4 && !PASSING.contains(status)) {
            throw new Sink.RejectedException(reason);
        }
        throw new IOException(reason);
    }

    /** Gives up a client whose exchange has failed: JDK 25 never closes the connection of an answer that is no HTTP. */
    private HttpResponse<String> exchange(HttpRequest request, String secret) throws IOException, InterruptedException {
        boolean whole = false;
        try {
            HttpResponse<String> answer = client.sendAsync(
                            request, BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST_ANSWER))
                    .get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            whole = true;
            return answer;
        } catch (TimeoutException e) {
            throw new IOException("no whole answer within " + AlertText.text(timeout), e);
        } catch (ExecutionException e) {
            throw failure(e, secret);
        } finally {
            if (!whole) {
                client.shutdownNow();
                client = newClient();
            }
        }
    }

    /** Takes anything that what the other side sends makes the client throw. */
    private static IOException failure(ExecutionException e, String secret) {
        Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
        if (cause instanceof Error error) {
            throw error;
        }
        String message =
                Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName());
        return new IOException(Authorization.hide(secret, message), e);
    }
}
