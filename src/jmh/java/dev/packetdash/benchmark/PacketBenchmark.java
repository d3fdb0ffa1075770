package dev.packetdash.benchmark;

import dev.packetdash.decode.PacketSummary;
import dev.packetdash.detect.DetectSettings;
import dev.packetdash.detect.Detection;
import dev.packetdash.flow.FlowListener;
import dev.packetdash.flow.FlowSettings;
import dev.packetdash.traffic.Traffic;
import dev.packetdash.traffic.TrafficSettings;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a packet costs on its way: made, decoded, counted with its flow, looked at by the detectors. Each benchmark has
 * the steps of the one before in it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(Traffic.BATCH)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgs = "-XX:+UseSerialGC")
public class PacketBenchmark {
    @Param({"1000", "60000", "10000000"})
    public int flows;

    private Mix mix;
    private Traffic traffic;
    private Detection detection;
    private Traffic watched;

    @Setup
    public void setUp() {
        mix = new Mix(flows);
        traffic = traffic(FlowListener.NONE);
        detection = new Detection(DetectSettings.DEFAULTS, finding -> {});
        watched = traffic(detection);
    }

    private static Traffic traffic(FlowListener listener) {
        return new Traffic(new TrafficSettings(20, Duration.ofHours(1)), new FlowSettings(65_536), listener);
    }

    @Benchmark
    public void made() {
        mix.next();
    }

    @Benchmark
    public PacketSummary[] decoded() {
        mix.next();
        mix.decode();
        return mix.packets;
    }

    @Benchmark
    public void counted() {
        mix.next();
        mix.decode();
        mix.add(traffic);
    }

    @Benchmark
    public void detected() {
        mix.next();
        mix.decode();
        mix.add(watched, detection);
    }
}
