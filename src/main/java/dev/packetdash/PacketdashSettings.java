package dev.packetdash;

import dev.packetdash.capture.CaptureSettings;
import dev.packetdash.detect.DetectSettings;
import dev.packetdash.evidence.EvidenceSettings;
import dev.packetdash.flow.FlowSettings;
import dev.packetdash.metrics.MetricsSettings;
import dev.packetdash.notify.AlertSettings;
import dev.packetdash.report.PacketsSettings;
import dev.packetdash.traffic.TrafficSettings;

/**
 * All of {@code packetdash.*}. Each record states its defaults and checks itself, so that a wrong value stops the
 * start.
 */
record PacketdashSettings(
        CaptureSettings capture,
        FlowSettings flow,
        TrafficSettings traffic,
        PacketsSettings packets,
        MetricsSettings metrics,
        DetectSettings detect,
        AlertSettings alert,
        EvidenceSettings evidence) {
    static final String PREFIX = "packetdash";

    static final PacketdashSettings DEFAULTS = new PacketdashSettings(
            CaptureSettings.DEFAULTS,
            FlowSettings.DEFAULTS,
            TrafficSettings.DEFAULTS,
            PacketsSettings.DEFAULTS,
            MetricsSettings.DEFAULTS,
            DetectSettings.DEFAULTS,
            AlertSettings.DEFAULTS,
            EvidenceSettings.DEFAULTS);
}
