package dev.packetdash;

import dev.packetdash.alert.StateFile;
import dev.packetdash.evidence.Evidence;
import dev.packetdash.notify.Sinks;
import dev.packetdash.report.Alerts;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Brings news of alerts to the sinks, writes their evidence and keeps them for the next start, for as long as the
 * pipelines run.
 */
final class Alerting implements SmartLifecycle {
    private static final long SAVE_SECONDS = 5;
    /** Many alerts take a while to write: nineteen times as long nothing is written. */
    private static final long SAVE_SHARE = 20;

    private final Sinks sinks;
    private final Evidence evidence;
    private final StateFile state;
    private final Alerts alerts;
    private @Nullable ScheduledExecutorService saving;
    private long saveDue = System.nanoTime();

    Alerting(Sinks sinks, Evidence evidence, StateFile state, Alerts alerts) {
        this.sinks = sinks;
        this.evidence = evidence;
        this.state = state;
        this.alerts = alerts;
    }

    @Override
    public void start() {
        sinks.start(alerts::all);
        evidence.start();
        saving = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("alert-state").daemon().factory());
        saving.scheduleWithFixedDelay(this::saveIfDue, SAVE_SECONDS, SAVE_SECONDS, TimeUnit.SECONDS);
        saving.scheduleWithFixedDelay(evidence::tidy, 1, 1, TimeUnit.HOURS);
    }

    private void saveIfDue() {
        long now = System.nanoTime();
        if (now - saveDue >= 0) {
            state.write(alerts::all);
            long done = System.nanoTime();
            saveDue = done + (done - now) * (SAVE_SHARE - 1);
        }
    }

    @Override
    public void stop() {
        if (saving != null) {
            saving.close();
            saving = null;
            state.write(alerts::all);
            evidence.stop();
            sinks.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return saving != null;
    }

    /** Starts before the pipelines, and stops after them. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 1;
    }
}
