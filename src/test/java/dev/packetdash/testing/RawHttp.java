package dev.packetdash.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** What a server answers to bytes that no HTTP client would send. */
public record RawHttp(String answer) {
    private static final int PATIENCE_MILLIS = 30_000;

    /** @param request one character a byte; the connection is to be closed after the answer */
    public static RawHttp send(int port, String request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new RawHttp(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return new RawHttp("no answer: " + e);
        }
    }

    /** @param more further header lines, each with its end */
    public static String get(String target, String... more) {
        return request("GET", target, more);
    }

    public static String request(String method, String target, String... more) {
        return "%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%s\r\n"
                .formatted(method, target, String.join("", more));
    }

    public int status() {
        return answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : -1;
    }

    public Optional<String> header(String name) {
        return answer.lines()
                .takeWhile(line -> !line.isEmpty())
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }

    public String body() {
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }
}
