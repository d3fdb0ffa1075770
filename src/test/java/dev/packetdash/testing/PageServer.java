package dev.packetdash.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves the page's own files under its policy, and beside them whatever a test wants the API to say. */
public final class PageServer implements AutoCloseable {
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css",
            "js", "text/javascript",
            "svg", "image/svg+xml",
            "json", "application/json");

    private record Answer(int status, String type, byte[] body) {}

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    public PageServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** The address of a path, or of a path and fragment. */
    public String url(String path) {
        return "http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":"
                + server.getAddress().getPort() + path;
    }

    /** From now on the path, with any query, has this text; the type follows from the kind: html, js or json. */
    public void put(String path, String kind, String body) {
        answers.put(path, new Answer(200, TYPES.get(kind), body.getBytes(StandardCharsets.UTF_8)));
    }

    /** From now on the path fails with this problem detail (RFC 9457). */
    public void fail(String path, int status, String detail) {
        byte[] body =
                "{\"status\": %d, \"detail\": \"%s\"}".formatted(status, detail).getBytes(StandardCharsets.UTF_8);
        answers.put(path, new Answer(status, "application/problem+json", body));
    }

    /** The text of one of the page's own files. */
    public static String file(String path) {
        return new String(staticFile(path).body(), StandardCharsets.UTF_8);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Answer canned = answers.get(path);
        Answer answer = canned != null ? canned : staticFile(path.equals("/") ? "/index.html" : path);
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
        exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
        try (exchange) {
            exchange.getResponseBody().write(answer.body());
        }
    }

    private static Answer staticFile(String path) {
        try (InputStream file = PageServer.class.getResourceAsStream("/static" + path)) {
            return file == null
                    ? new Answer(404, "text/plain", new byte[0])
                    : new Answer(200, TYPES.get(path.substring(path.lastIndexOf('.') + 1)), file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
