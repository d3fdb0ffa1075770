package dev.packetdash.alert;

import static dev.packetdash.alert.SampleFindings.scan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.networknt.schema.InputFormat;
import dev.packetdash.alert.Delivery.Result;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryTests {
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final List<Alert> alerts = IntStream.rangeClosed(1, 8)
            .mapToObj(i -> Alert.begin("eth0", scan("203.0.113." + i, "198.51.100.1", Severity.HIGH, i)))
            .toList();
    private Delivery delivery = new Delivery(new LogSink("-", System.out), 1, PAUSE, Duration.ZERO);

    @AfterEach
    void stops() {
        delivery.stop();
    }

    private Delivery deliver(Sink sink, int capacity) {
        delivery = new Delivery(sink, capacity, PAUSE, Duration.ZERO);
        delivery.start(List::of);
        return delivery;
    }

    @Test
    void aReceiverThatWasDownGetsAllThatTheQueueHoldsInOrder() {
        int port;
        try (var receiver = new Receiver(0)) {
            port = receiver.port();
        }
        deliver(
                new WebhookSink(
                        URI.create("http://127.0.0.1:" + port + "/"), Authorization.NONE, Duration.ofSeconds(5)),
                100);
        alerts.forEach(delivery::offer);
        await().atMost(DEADLINE).until(() -> delivery.count(Result.FAILED) >= 3);

        try (var receiver = new Receiver(port)) {
            await().atMost(DEADLINE).until(() -> receiver.received().size() == alerts.size());
            assertThat(receiver.received().stream().map(alert -> alert.get("id").asString()))
                    .containsExactlyElementsOf(alerts.stream().map(Alert::id).toList());
            assertThat(AlertDocumentTests.schema()
                            .validate(receiver.received().getFirst().toString(), InputFormat.JSON))
                    .isEmpty();
        }
        await().atMost(DEADLINE).until(() -> delivery.count(Result.DELIVERED) == alerts.size());
        assertThat(delivery.count(Result.OVERFLOWED)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {503, 429, 401})
    void aReceiverInTroubleIsTriedAgainAndOneThatRefusesIsNot(int trouble) {
        try (var receiver = new Receiver(0)) {
            receiver.answer(trouble);
            deliver(new WebhookSink(receiver.url(), Authorization.NONE, Duration.ofSeconds(5)), 100);
            delivery.offer(alerts.get(0));
            await().atMost(DEADLINE).until(() -> delivery.count(Result.FAILED) >= 2);
            receiver.answer(400);
            await().atMost(DEADLINE).until(() -> delivery.count(Result.REJECTED) == 1);
            receiver.answer(200);
            delivery.offer(alerts.get(1));

            await().atMost(DEADLINE).until(() -> delivery.count(Result.DELIVERED) == 1);
            assertThat(receiver.received())
                    .singleElement()
                    .satisfies(alert -> assertThat(alert.get("id").asString())
                            .isEqualTo(alerts.get(1).id()));
        }
    }

    @Test
    void nobodyWaitsForASinkThatHangsAndWhatOverflowsIsCounted() {
        CountDownLatch hanging = new CountDownLatch(1);
        deliver(
                new Sink() {
                    @Override
                    public Name name() {
                        return Name.WEBHOOK;
                    }

                    @Override
                    public void deliver(Alert alert) throws InterruptedException {
                        hanging.await();
                    }
                },
                4);
        delivery.offer(alerts.getFirst());
        for (int i = 0; i < 100; i++) {
            alerts.forEach(delivery::offer);
        }
        hanging.countDown();

        await().atMost(DEADLINE)
                .until(() -> delivery.count(Result.DELIVERED) + delivery.count(Result.OVERFLOWED) == 801);
        assertThat(delivery.count(Result.DELIVERED)).isGreaterThanOrEqualTo(4);
        assertThat(delivery.count(Result.OVERFLOWED)).isPositive();
    }

    @Test
    void whatWaitsIsTriedOnceMoreAtTheEnd() {
        try (var receiver = new Receiver(0)) {
            receiver.answer(503);
            delivery = new Delivery(
                    new WebhookSink(receiver.url(), Authorization.NONE, Duration.ofSeconds(5)),
                    100,
                    Duration.ofMinutes(10),
                    Duration.ZERO);
            delivery.start(List::of);
            alerts.forEach(delivery::offer);
            await().atMost(DEADLINE).until(() -> delivery.count(Result.FAILED) == 1);
            receiver.answer(200);
            delivery.stop();

            assertThat(receiver.received()).hasSize(alerts.size() - 1);
        }
    }

    @Test
    void theLogHasADocumentALine(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("alerts.jsonl");
        deliver(new LogSink(file.toString(), System.out), 100);
        alerts.forEach(delivery::offer);
        await().atMost(DEADLINE).until(() -> delivery.count(Result.DELIVERED) == alerts.size());

        assertThat(Files.readAllLines(file))
                .hasSize(alerts.size())
                .allSatisfy(line -> assertThat(AlertDocumentTests.schema().validate(line, InputFormat.JSON))
                        .isEmpty());
    }

    @Test
    void theLogCanBeStandardOutput() throws Exception {
        var out = new ByteArrayOutputStream();
        new LogSink("-", new PrintStream(out, true, StandardCharsets.UTF_8)).deliver(alerts.getFirst());

        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("{\"id\":").endsWith("}\n");
    }
}
