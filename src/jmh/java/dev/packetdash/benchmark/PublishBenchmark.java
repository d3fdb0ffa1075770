package dev.packetdash.benchmark;

import dev.packetdash.flow.FlowListener;
import dev.packetdash.flow.FlowSettings;
import dev.packetdash.traffic.Traffic;
import dev.packetdash.traffic.TrafficSettings;
import dev.packetdash.traffic.TrafficSnapshot;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long the packet path stands still: once a second to publish, and at a window's end to find who talked most. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 20)
@Measurement(iterations = 20)
@Fork(value = 1, jvmArgs = "-XX:+UseSerialGC")
public class PublishBenchmark {
    private static final int BATCHES = 10_000;

    private final Mix mix = new Mix(1_000_000);
    private Traffic traffic;

    /** A full flow table. */
    @Setup(Level.Iteration)
    public void setUp() {
        traffic = new Traffic(
                new TrafficSettings(20, Duration.ofMinutes(1)), new FlowSettings(65_536), FlowListener.NONE);
        for (int batch = 0; batch < BATCHES; batch++) {
            mix.next();
            mix.decode();
            mix.add(traffic);
        }
    }

    @Benchmark
    public TrafficSnapshot published() {
        return traffic.publish(mix.nanos());
    }

    @Benchmark
    public TrafficSnapshot publishedWithTopLists() {
        return traffic.publish(mix.nanos() + Duration.ofSeconds(61).toNanos());
    }
}
