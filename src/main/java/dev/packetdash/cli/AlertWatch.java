package dev.packetdash.cli;

import dev.packetdash.alert.Alert;
import dev.packetdash.alert.AlertBook;
import dev.packetdash.alert.AlertRules;
import dev.packetdash.alert.AlertText;
import dev.packetdash.alert.ElapsedTime;
import dev.packetdash.alert.Severity;
import dev.packetdash.decode.PacketDecoder;
import dev.packetdash.decode.PacketSummary;
import dev.packetdash.detect.DetectSettings;
import dev.packetdash.detect.Detection;
import dev.packetdash.flow.FlowSettings;
import dev.packetdash.net.LocalAddresses;
import dev.packetdash.net.MonotonicTime;
import dev.packetdash.net.Times;
import dev.packetdash.traffic.Traffic;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Looks for attacks among packets that are shown one by one, and has a line for each alert that begins, grows worse or
 * is over. Time is the packets', and on an interface that of the clock too, where nothing comes. Owned by the thread
 * that reads.
 */
final class AlertWatch {
    private static final long SECOND = 1_000_000_000L;
    /** As many as the service has by default: a watch goes on for as long. */
    private static final FlowSettings FLOWS = new FlowSettings(65_536);

    private final Supplier<LocalAddresses> addresses;
    private final boolean live;
    private final PacketDecoder decoder;
    private final AlertBook alerts;
    private final Detection detection;
    private final Traffic traffic;
    private final DateTimeFormatter time;
    private final Style style;
    /** What each open alert was shown as. */
    private final Map<String, Severity> shown = new HashMap<>();

    private final List<String> lines = new ArrayList<>();
    private final MonotonicTime monotonic = new MonotonicTime();
    private long nowNanos;
    private long tickedNanos;

    /** @param decoder of the packets, which is told of the interface's addresses */
    AlertWatch(Opened opened, PacketDecoder decoder, ZoneId zone, Style style) {
        addresses = opened.addresses();
        live = opened.live();
        this.decoder = decoder;
        this.style = style;
        time = WatchLine.TIME.withZone(zone);
        alerts = new AlertBook(
                opened.source().status().interfaceName(),
                AlertRules.DEFAULT,
                live ? ElapsedTime.ofMachine() : ElapsedTime.ofPackets(),
                this::take);
        detection = new Detection(DetectSettings.DEFAULTS, alerts);
        traffic = Traffic.ofRun(1, FLOWS, detection);
        learnAddresses();
    }

    private void learnAddresses() {
        LocalAddresses local = addresses.get();
        decoder.localAddresses(local);
        detection.localAddresses(local);
    }

    private void take(Alert alert) {
        boolean news = alert.isOpen()
                ? shown.put(alert.id(), alert.severity()) != alert.severity()
                : shown.remove(alert.id()) != null;
        if (news) {
            String line = "[" + time.format(Times.instant(nowNanos)) + "] " + AlertText.line(alert);
            lines.add(alert.isOpen() ? style.bad(line) : style.good(line));
        }
    }

    /** Takes a packet; the frame is good only during the call. */
    void observe(PacketSummary packet) {
        nowNanos = packet.timestampNanos();
        packet.stamp(monotonic);
        if (traffic.add(packet)) {
            detection.observe(packet);
        }
        tick(packet.monotonicNanos());
    }

    /** There is nothing more for now. */
    void pause() {
        if (live) {
            nowNanos = Times.unixNanos(Clock.systemUTC().instant());
            tick(monotonic.at(nowNanos));
        }
    }

    /** Once a second, as the service does. In a file nothing happens between packets but that alerts are over. */
    private void tick(long monotonicNanos) {
        if (monotonicNanos - tickedNanos < SECOND) {
            return;
        }
        tickedNanos = monotonicNanos;
        if (live) {
            learnAddresses();
            traffic.publish(monotonicNanos);
            detection.publish(monotonicNanos, monotonic.offset());
        }
        alerts.publish(monotonicNanos);
    }

    /** There are no more packets: in a file, what has had no answer will have none. */
    void finish() {
        if (!live) {
            traffic.finish();
            detection.finish();
        }
    }

    /** The lines since it was last asked. */
    List<String> takeLines() {
        if (lines.isEmpty()) {
            return List.of();
        }
        List<String> taken = List.copyOf(lines);
        lines.clear();
        return taken;
    }
}
