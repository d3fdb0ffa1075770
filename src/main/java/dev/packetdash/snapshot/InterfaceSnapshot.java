package dev.packetdash.snapshot;

import dev.packetdash.alert.AlertSnapshot;
import dev.packetdash.capture.CaptureStatus;
import dev.packetdash.detect.DetectSnapshot;
import dev.packetdash.net.LocalAddresses;
import dev.packetdash.traffic.TopLists;
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

    /** The same with other lists. */
    InterfaceSnapshot withLists(TopLists lastWindow, TopLists window) {
        TrafficSnapshot other = new TrafficSnapshot(
                traffic.firstPacketNanos(),
                traffic.lastPacketNanos(),
                traffic.outOfOrder(),
                traffic.counters(),
                traffic.layerPaths(),
                traffic.rates(),
                lastWindow,
                window,
                traffic.flowsActive(),
                traffic.flowsEvicted(),
                traffic.tcp(),
                traffic.dns());
        return new InterfaceSnapshot(publishedNanos, lagNanos, capture, addresses, other, detect, alerts);
    }
}
