package dev.packetdash.notify;

import static dev.packetdash.alert.SampleFindings.scan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.networknt.schema.InputFormat;
import dev.packetdash.alert.Alert;
import dev.packetdash.alert.AlertDocumentTests;
import dev.packetdash.alert.SampleFindings;
import dev.packetdash.alert.Severity;
import dev.packetdash.notify.Delivery.Result;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class DeliveryTests {
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final List<Alert> alerts = IntStream.rangeClosed(1, 8)
            .mapToObj(i -> Alert.begin("eth0", scan("203.0.113." + i, "198.51.100.1", Severity.HIGH, i)))
            .toList();
    private Delivery delivery = new Delivery(new FileSink("-", System.out), 1, PAUSE, Duration.ZERO);

    @AfterEach
    void stops() {
        stop(delivery);
    }

    private static Sink webhook(URI url) {
        return new WebhookSink(url, Authorization.NONE, Duration.ofSeconds(5), SampleFindings.ORIGIN);
    }

    private static void stop(Delivery... deliveries) {
        new Sinks(List.of(deliveries)).stop();
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
        deliver(webhook(URI.create("http://127.0.0.1:" + port + "/")), 100);
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
            deliver(webhook(receiver.url()), 100);
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
        deliver(sink(alert -> hanging.await()), 4);
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
            delivery = new Delivery(webhook(receiver.url()), 100, Duration.ofMinutes(10), Duration.ZERO);
            delivery.start(List::of);
            alerts.forEach(delivery::offer);
            await().atMost(DEADLINE).until(() -> delivery.count(Result.FAILED) == 1);
            receiver.answer(200);
            stop(delivery);

            assertThat(receiver.received()).hasSize(alerts.size());
        }
    }

    /** Each hangs until all have been told to end: one after the other none of them would. */
    @Test
    void sinksThatHangEndSideBySide() throws Exception {
        CountDownLatch begun = new CountDownLatch(3);
        CountDownLatch interrupted = new CountDownLatch(3);
        CountDownLatch met = new CountDownLatch(3);
        Delivery[] hanging = IntStream.range(0, 3)
                .mapToObj(i -> new Delivery(
                        sink(alert -> {
                            begun.countDown();
                            try {
                                new CountDownLatch(1).await();
                            } catch (InterruptedException e) {
                                interrupted.countDown();
                                interrupted.await();
                                met.countDown();
                                throw e;
                            }
                        }),
                        4,
                        PAUSE,
                        Duration.ZERO))
                .toArray(Delivery[]::new);
        for (Delivery each : hanging) {
            each.start(List::of);
            each.offer(alerts.getFirst());
        }
        begun.await();
        stop(hanging);

        assertThat(met.await(DEADLINE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    /** The thread is gone, although the sink would hang for ever. */
    @Test
    void whatHangsAtTheEndIsGivenUp() {
        Thread[] thread = new Thread[1];
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        deliver(
                sink(alert -> {
                    thread[0] = Thread.currentThread();
                    begun.countDown();
                    never.await();
                }),
                100);
        alerts.forEach(delivery::offer);
        await().atMost(DEADLINE).until(() -> begun.getCount() == 0);
        stop(delivery);

        await().atMost(DEADLINE).until(() -> !thread[0].isAlive());
    }

    @Test
    void aFaultIsCountedAndHoldsUpNothing() {
        deliver(
                sink(alert -> {
                    if (alert.equals(alerts.getFirst())) {
                        throw new IllegalStateException("a fault");
                    }
                }),
                100);
        alerts.forEach(delivery::offer);

        await().atMost(DEADLINE).until(() -> delivery.count(Result.DELIVERED) == alerts.size() - 1);
        assertThat(delivery.count(Result.FAILED)).isOne();
    }

    @Test
    void aFaultWhileItIsToldAgainIsCountedAndSurvived() {
        delivery = new Delivery(sink(alert -> {}), 100, PAUSE, Duration.ofMillis(1));
        delivery.start(() -> {
            throw new IllegalStateException("a fault");
        });
        await().atMost(DEADLINE).until(() -> delivery.count(Result.FAILED) >= 2);
        delivery.offer(alerts.getFirst());

        await().atMost(DEADLINE).until(() -> delivery.count(Result.DELIVERED) == 1);
    }

    /** Alertmanager takes for over what it is not told of. */
    @Test
    void newsWithoutEndDoesNotKeepItFromTellingAgain() {
        Alert open = alerts.getLast();
        CountDownLatch toldAgain = new CountDownLatch(5);
        delivery = new Delivery(
                sink(alert -> {
                    if (alert.equals(open)) {
                        toldAgain.countDown();
                    } else if (toldAgain.getCount() > 0) {
                        delivery.offer(alert);
                    }
                }),
                100,
                PAUSE,
                Duration.ofMillis(1));
        delivery.offer(alerts.getFirst());
        delivery.start(() -> List.of(open));

        await().atMost(DEADLINE).until(() -> toldAgain.getCount() == 0);
    }

    @Test
    void whatTheOtherSideSaysCannotForgeTheLog(CapturedOutput output) {
        deliver(
                sink(alert -> {
                    throw new Sink.RejectedException("no\u001b[2J\r\nWARN forged\u2028" + "x".repeat(1000));
                }),
                100);
        delivery.offer(alerts.getFirst());

        await().atMost(DEADLINE).until(() -> output.getAll().contains("no?[2J??WARN forged?xxx"));
        assertThat(output.getAll()).doesNotContain("x".repeat(200));
    }

    private interface Task {
        void accept(Alert alert) throws Sink.RejectedException, InterruptedException;
    }

    private static Sink sink(Task task) {
        return new Sink() {
            @Override
            public Name name() {
                return Name.WEBHOOK;
            }

            @Override
            public void deliver(Alert alert) throws RejectedException, InterruptedException {
                task.accept(alert);
            }
        };
    }

    @Test
    void theLogHasADocumentALine(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("alerts.jsonl");
        deliver(new FileSink(file.toString(), System.out), 100);
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
        new FileSink("-", new PrintStream(out, true, StandardCharsets.UTF_8)).deliver(alerts.getFirst());

        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("{\"id\":").endsWith("}\n");
    }
}
