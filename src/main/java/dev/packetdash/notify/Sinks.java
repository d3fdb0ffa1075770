package dev.packetdash.notify;

import dev.packetdash.alert.Alert;
import dev.packetdash.net.Labels;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Everything that news of alerts is sent to. Any thread may bring news; nobody is held up by a sink. */
public final class Sinks implements Consumer<Alert> {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    /** Leaves the rest of the service room to end within three seconds. */
    private static final Duration LAST_ATTEMPTS = Duration.ofMillis(1500);

    private final List<Delivery> deliveries;

    Sinks(List<Delivery> deliveries) {
        this.deliveries = List.copyOf(deliveries);
    }

    /**
     * Those that the settings name.
     *
     * @param externalBase under which people reach this service, without a slash at its end
     */
    public static Sinks of(AlertSettings settings, String externalBase, Clock clock) {
        List<Delivery> deliveries = new ArrayList<>();
        if (settings.console()) {
            deliveries.add(delivery(new LogSink(), settings, Duration.ZERO));
        }
        if (!settings.logFile().isEmpty()) {
            deliveries.add(delivery(new FileSink(settings.logFile(), System.out), settings, Duration.ZERO));
        }
        Origin origin = settings.origin(externalBase);
        AlertSettings.Webhook webhook = settings.webhook();
        if (webhook.url().isSet()) {
            Sink sink = new WebhookSink(webhook.url().target(), webhook.sent(), webhook.timeout(), origin);
            deliveries.add(delivery(sink, settings, Duration.ZERO));
        }
        if (settings.alertmanager().url().isSet()) {
            Sink sink = new AlertmanagerSink(settings.alertmanager(), origin, clock);
            deliveries.add(delivery(sink, settings, settings.alertmanager().resend()));
        }
        return new Sinks(deliveries);
    }

    private static Delivery delivery(Sink sink, AlertSettings settings, Duration resend) {
        return new Delivery(sink, settings.queue(), FIRST_PAUSE, resend);
    }

    /** @param alerts all there are, for sinks that have to be told again of the open ones */
    public void start(Supplier<List<Alert>> alerts) {
        Supplier<List<Alert>> open = () -> alerts.get().stream()
                .filter(alert -> alert.isOpen() && alert.severity().isConfirmed())
                .toList();
        deliveries.forEach(delivery -> delivery.start(open));
    }

    /** Has what waits tried once more, by all sinks side by side, and gives up what is not taken by one deadline. */
    public void stop() {
        deliveries.forEach(Delivery::stop);
        long deadline = System.nanoTime() + LAST_ATTEMPTS.toNanos();
        deliveries.forEach(delivery -> delivery.awaitEnd(deadline));
        deliveries.forEach(Delivery::stop);
    }

    @Override
    public void accept(Alert news) {
        deliveries.forEach(delivery -> delivery.offer(news));
    }

    /** Takes one figure of the deliveries. */
    @FunctionalInterface
    public interface Counter {
        /** Labels of closed lists. */
        void count(String sink, String result, long count);
    }

    /** Every sink and result there can be, also of sinks that are not in use. */
    public void count(Counter counter) {
        for (Sink.Name sink : Sink.Name.values()) {
            for (Delivery.Result result : Delivery.Result.values()) {
                long count = deliveries.stream()
                        .filter(delivery -> delivery.name() == sink)
                        .mapToLong(delivery -> delivery.count(result))
                        .sum();
                counter.count(Labels.label(sink), Labels.label(result), count);
            }
        }
    }
}
