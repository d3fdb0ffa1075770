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
 * All of {@code packetdash.*}. The defaults stand in {@code application.yaml}; each record checks itself, so that a
 * wrong value stops the start.
 */
record PacketdashSettings(
        CaptureSettings capture,
        FlowSettings flow,
        TrafficSettings traffic,
        PacketsSettings packets,
        MetricsSettings metrics,
        DetectSettings detect,
        AlertSettings alert,
        EvidenceSettings evidence) {}
