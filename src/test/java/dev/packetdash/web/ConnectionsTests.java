package dev.packetdash.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.packetdash.testing.RawHttp;
import dev.packetdash.testing.RunningService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that only take up room, as many as there is room for and more. */
class ConnectionsTests {
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final List<Socket> sockets = new ArrayList<>();
    private RunningService service;

    @BeforeEach
    void starts() {
        service = RunningService.start("--packetdash.capture.source=demo", "--packetdash.alert.console=false");
    }

    @AfterEach
    void stops() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        service.close();
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), service.port()), 60_000);
        sockets.add(socket);
        return socket;
    }

    private static boolean send(Socket socket, String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void metricsFlowWhileAThousandAreIdleAndManyAreSlow() throws IOException {
        for (int i = 0; i < 1000; i++) {
            connect();
        }
        for (int i = 0; i < 200; i++) {
            send(connect(), "GET /actuator/prometheus HTTP/1.1\r\nHost: localhost\r\nX: ");
        }

        assertThat(RawHttp.send(service.port(), RawHttp.get("/actuator/prometheus")))
                .returns(200, RawHttp::status)
                .satisfies(answer -> assertThat(answer.body()).contains("packetdash_build_info"));
    }

    /** Each byte comes well within the time that Tomcat gives a single read. */
    @Test
    void whoNeverComesToTheEndOfItsRequestIsDisconnected() throws IOException {
        Socket headers = connect();
        send(headers, "GET / HTTP/1.1\r\nHost: localhost\r\nX: ");
        Socket line = connect();
        send(line, "GET /");
        Socket body = connect();
        send(body, "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 60000\r\n\r\n");
        Socket chunks = connect();
        send(chunks, "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5;x=");

        await().atMost(DEADLINE).until(() -> !send(headers, "x"));
        await().atMost(DEADLINE).until(() -> !send(line, "x"));
        await().atMost(DEADLINE).until(() -> !send(body, "x"));
        await().atMost(DEADLINE).until(() -> !send(chunks, "x"));
    }
}
