package dev.packetdash.report;

import dev.packetdash.alert.AlertSnapshot;
import dev.packetdash.capture.CaptureStatus;
import dev.packetdash.detect.DetectSnapshot;
import dev.packetdash.net.LocalAddresses;
import dev.packetdash.traffic.TrafficSnapshot;

/**
 * Everything one pipeline has to say, of one instant.
 *
 * @param publishedNanos Unix time; its age is the pipeline's heartbeat
 * @param lagNanos       how far decoding was behind the packets' time stamps at worst since the snapshot before
 * @param addresses      of the interface
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
}
