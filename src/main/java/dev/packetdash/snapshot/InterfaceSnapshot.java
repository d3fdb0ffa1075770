package dev.packetdash.snapshot;

import dev.packetdash.alert.AlertSnapshot;
import dev.packetdash.capture.CaptureStatus;
import dev.packetdash.detect.DetectSnapshot;
import dev.packetdash.net.LocalAddresses;
import dev.packetdash.traffic.TrafficCounters;
import dev.packetdash.traffic.TrafficSnapshot;

/**
 * Everything one pipeline has to say, of one instant; or all that read one interface, each at its last publishing.
 *
 * @param publishedNanos Unix time; its age is the pipeline's heartbeat
 * @param lagNanos       how far decoding was behind the packets' time stamps at worst since the snapshot before
 * @param addresses      of the host, as far as the interface may carry them
 */
public record InterfaceSnapshot(
        long publishedNanos,
        long lagNanos,
        CaptureStatus capture,
        LocalAddresses addresses,
        TrafficSnapshot traffic,
        DetectSnapshot detect,
        AlertSnapshot alerts) {
    public String name() {
        return capture.interfaceName();
    }

    public TrafficCounters counters() {
        return traffic.counters();
    }

    InterfaceSnapshot with(TrafficSnapshot otherTraffic) {
        return new InterfaceSnapshot(publishedNanos, lagNanos, capture, addresses, otherTraffic, detect, alerts);
    }

    /**
     * Adds up two pipelines that share one interface's packets. The alerts are in one book for all pipelines, so that
     * what was published last has them all.
     *
     * @param top entries of each list
     */
    InterfaceSnapshot plus(InterfaceSnapshot other, int top) {
        InterfaceSnapshot later = publishedNanos > other.publishedNanos ? this : other;
        return new InterfaceSnapshot(
                Math.min(publishedNanos, other.publishedNanos),
                Math.max(lagNanos, other.lagNanos),
                capture.withReader(other.capture),
                later.addresses,
                traffic.plus(other.traffic, top),
                detect.plus(other.detect),
                later.alerts);
    }
}
