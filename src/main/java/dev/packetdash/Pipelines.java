package dev.packetdash;

import dev.packetdash.pipeline.Pipeline;
import dev.packetdash.snapshot.Snapshots;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.SmartLifecycle;

/** Runs every pipeline on a platform thread of its own, from the service's start to its end. */
final class Pipelines implements SmartLifecycle {
    private final List<Pipeline> pipelines;
    private final List<Thread> threads = new ArrayList<>();

    Pipelines(List<Pipeline> pipelines) {
        this.pipelines = List.copyOf(pipelines);
    }

    /** @param top entries of each list */
    Snapshots snapshots(int top) {
        return new Snapshots(top, pipelines.stream().map(Pipeline::publisher).toList());
    }

    @Override
    public void start() {
        for (Pipeline pipeline : pipelines) {
            threads.add(Thread.ofPlatform()
                    .name("pipeline-" + threads.size())
                    .daemon()
                    .start(pipeline));
        }
    }

    /** Waits for each thread, so that no interface is closed under a thread that reads it. */
    @Override
    public void stop() {
        pipelines.forEach(Pipeline::stop);
        threads.forEach(Pipelines::join);
        threads.clear();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return !threads.isEmpty();
    }
}
