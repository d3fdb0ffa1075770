package dev.packetdash.notify;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A server that takes each request and then does what no server should. */
final class EvilServer implements AutoCloseable {
    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final String CHUNKED = OK + "Transfer-Encoding: chunked\r\n\r\n";

    /** What it answers, and what it says from then on for ever, after a pause or without. */
    enum Manner {
        NO_ANSWER("", "", 0),
        NO_BODY(OK + "Content-Length: 10\r\n\r\nabc", "", 0),
        NO_END(OK + "\r\nabc", "", 0),
        DRIBBLE(CHUNKED, "1\r\na\r\n", 20),
        ENDLESS_CHUNKS(CHUNKED, "1000\r\n" + "a".repeat(0x1000) + "\r\n", 0),
        ENDLESS_LENGTH(OK + "Content-Length: 9000000000\r\n\r\n", "a".repeat(0x1000), 0),
        ENDLESS_CHUNK(CHUNKED + "7fffffff\r\n", "a".repeat(0x1000), 0),
        ENDLESS_CHUNK_SIZE(CHUNKED + "1;", "a".repeat(0x1000), 0),
        ENDLESS_HEADERS(OK, "X-A: " + "a".repeat(0x1000) + "\r\n", 0),
        ENDLESS_HEADER(OK + "X-A: ", "a".repeat(0x1000), 0),
        SLOW_HEADERS(OK, "X-A: a\r\n", 20),
        ENDLESS_CONTINUE("", "HTTP/1.1 100 Continue\r\n\r\n", 0),
        ENDLESS_HINTS("", "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n", 0),
        UPGRADE("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n", "", 0),
        GARBAGE("\0\u00ff\u001b[31mSSH-2.0\r\n\r\n", "", 0),
        LENGTH_IS_NO_NUMBER(OK + "Content-Length: abc\r\n\r\n", "", 0),
        LENGTH_IS_TOO_LARGE(OK + "Content-Length: 99999999999999999999\r\n\r\n", "", 0),
        LENGTH_IS_NEGATIVE(OK + "Content-Length: -5\r\n\r\n", "", 0),
        CHUNK_IS_NO_NUMBER(CHUNKED + "zz\r\n", "", 0),
        REDIRECT("HTTP/1.1 307 Temporary Redirect\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n", "", 0),
        NO_SUCH_STATUS("HTTP/1.1 999 x\r\nContent-Length: 0\r\n\r\n", "", 0);

        private final String answer;
        private final String then;
        private final int pauseMillis;

        Manner(String answer, String then, int pauseMillis) {
            this.answer = answer;
            this.then = then;
            this.pauseMillis = pauseMillis;
        }
    }

    private final Manner manner;
    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    EvilServer(Manner manner) {
        this.manner = manner;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> talk(socket));
            }
        } catch (IOException e) {
            // It has been closed.
        }
    }

    /** Ends when the other side does. */
    private void talk(Socket socket) {
        try (socket) {
            InputStream in = socket.getInputStream();
            if (in.read() < 0) {
                return;
            }
            OutputStream out = socket.getOutputStream();
            out.write(manner.answer.getBytes(StandardCharsets.ISO_8859_1));
            byte[] then = manner.then.getBytes(StandardCharsets.ISO_8859_1);
            while (then.length > 0) {
                out.write(then);
                if (manner.pauseMillis > 0) {
                    Thread.sleep(manner.pauseMillis);
                }
            }
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException | InterruptedException e) {
            // The other side is gone.
        } finally {
            open.remove(socket);
        }
    }

    HttpAddress address() {
        return HttpAddress.valueOf("http://127.0.0.1:" + server.getLocalPort() + "/");
    }

    /** Connections that the other side keeps. */
    int connections() {
        return open.size();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
