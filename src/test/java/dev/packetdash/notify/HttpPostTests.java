package dev.packetdash.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.packetdash.testing.HangingResolver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the other side does, an attempt comes to an end, fails, and leaves nothing open. */
@Timeout(300)
class HttpPostTests {
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final int ATTEMPTS = 5;
    private static final Map<String, String> BODY = Map.of("text", "a".repeat(10_000));

    private static HttpPost post(HttpAddress address) {
        return new HttpPost(address.target(), Authorization.NONE, SHORT);
    }

    @ParameterizedTest
    @EnumSource
    void noAnswerHoldsItUpOrKeepsAConnection(EvilServer.Manner manner) {
        try (var server = new EvilServer(manner)) {
            HttpPost post = post(server.address());
            for (int i = 0; i < ATTEMPTS; i++) {
                assertThatExceptionOfType(IOException.class).isThrownBy(() -> post.send(BODY));
            }

            // One that was answered in due form, if not as wished, is kept for the next attempt.
            await().atMost(DEADLINE).until(() -> server.connections() <= 1);
        }
    }

    @Test
    void aPeerThatReadsNothingIsGivenUp() throws Exception {
        try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            HttpPost post = post(HttpAddress.valueOf("http://127.0.0.1:" + server.getLocalPort()));

            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> post.send(Map.of("text", "a".repeat(50_000_000))))
                    .withMessage("no whole answer within 200ms");
        }
    }

    /** With a full backlog the kernel answers no SYN. */
    @Test
    void aConnectionThatIsNeverMadeIsGivenUp() throws Exception {
        List<Socket> waiting = new ArrayList<>();
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            for (int i = 0; i < 2; i++) {
                waiting.add(new Socket(server.getInetAddress(), server.getLocalPort()));
            }
            HttpPost post = post(HttpAddress.valueOf("http://127.0.0.1:" + server.getLocalPort()));

            assertThatExceptionOfType(IOException.class).isThrownBy(() -> post.send(BODY));
        } finally {
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }

    @Test
    void aTlsHandshakeThatNeverEndsIsGivenUp() {
        try (var server = new EvilServer(EvilServer.Manner.NO_ANSWER)) {
            String address = server.address().target().toString().replace("http:", "https:");
            HttpPost post = post(HttpAddress.valueOf(address));

            assertThatExceptionOfType(IOException.class).isThrownBy(() -> post.send(BODY));
            await().atMost(DEADLINE).until(() -> server.connections() == 0);
        }
    }

    /** Nothing can interrupt a look-up; so the threads that it takes are few, however often it is tried. */
    @Test
    void aNameThatIsNeverFoundTakesAFewThreadsOnly() {
        HttpPost post = post(HttpAddress.valueOf("http://" + HangingResolver.NAME + "/"));
        HangingResolver.Hang names = HangingResolver.hang();
        try {
            for (int i = 0; i < 20; i++) {
                assertThatExceptionOfType(IOException.class)
                        .isThrownBy(() -> post.send(BODY))
                        .withMessage("no whole answer within 200ms");
            }

            assertThat(lookUps()).isBetween(1L, 4L);
        } finally {
            names.close();
        }
    }

    private static long lookUps() {
        return Thread.getAllStackTraces().values().stream()
                .filter(stack ->
                        Stream.of(stack).anyMatch(frame -> frame.getClassName().equals(InetAddress.class.getName())))
                .count();
    }

    @Test
    void anAnswerOfOrdinaryLengthIsRead() throws Exception {
        try (var receiver = new Receiver(0)) {
            new HttpPost(receiver.url(), Authorization.NONE, DEADLINE).send(BODY);

            assertThat(receiver.received()).hasSize(1);
        }
    }
}
