package dev.packetdash.cli;

import dev.packetdash.alert.Alert;
import dev.packetdash.alert.AlertBook;
import dev.packetdash.alert.AlertRules;
import dev.packetdash.alert.AlertText;
import dev.packetdash.alert.Severity;
import dev.packetdash.decode.PacketSummary;
import dev.packetdash.net.Times;
import dev.packetdash.pipeline.PacketInput;
import dev.packetdash.pipeline.PacketObserver;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Prints a line for each packet, and after it one for each alert that began, grew worse or was over by it. What has
 * been read is seen as soon as there is nothing more to read. Owned by the pipeline's thread.
 */
final class WatchOutput implements PacketObserver {
    private static final long SECOND = 1_000_000_000L;

    private final boolean live;
    private final boolean piped;
    private final InputStream in;
    private final Writer writer;
    private final Style style;
    private final WatchLine line;
    private final DateTimeFormatter time;
    private final AlertBook alerts;
    /** What each open alert was shown as. */
    private final Map<String, Severity> shown = new HashMap<>();

    private final List<Alert> news = new ArrayList<>();
    private long nowNanos;
    private long tickedNanos;

    /** @param piped packets come through a pipe, slowly perhaps */
    WatchOutput(Terminal terminal, PacketInput input, boolean piped) {
        live = input.isLive();
        this.piped = piped;
        in = terminal.in();
        writer = terminal.writer();
        style = terminal.style();
        ZoneId zone = terminal.zone().get();
        line = new WatchLine(zone);
        time = WatchLine.TIME.withZone(zone);
        alerts = Run.alerts(input, AlertRules.DEFAULT, this::take);
    }

    /** Returns the book that the pipeline is to find alerts for. */
    AlertBook alerts() {
        return alerts;
    }

    private void take(Alert alert) {
        boolean changed = alert.isOpen()
                ? shown.put(alert.id(), alert.severity()) != alert.severity()
                : shown.remove(alert.id()) != null;
        if (changed) {
            news.add(alert);
        }
    }

    @Override
    public void counted(PacketSummary packet) throws IOException {
        nowNanos = packet.timestampNanos();
        write(line.of(packet));
        if (!live) {
            endQuietAlerts(packet.monotonicNanos());
        }
        writeNews();
        if (piped && in.available() == 0) {
            paused();
        }
    }

    /** Looks once a second of the packets' time: a file is not published before its end. */
    private void endQuietAlerts(long monotonicNanos) {
        if (monotonicNanos - tickedNanos >= SECOND) {
            tickedNanos = monotonicNanos;
            alerts.publish(monotonicNanos);
        }
    }

    @Override
    public void paused() throws IOException {
        if (live) {
            nowNanos = Times.unixNanos(Clock.systemUTC().instant());
        }
        writeNews();
        writer.flush();
    }

    /** Writes what a file's end decides: what has had no answer in it will have none, and on an interface it may. */
    @Override
    public void ended() throws IOException {
        if (!live) {
            writeNews();
        }
        writer.flush();
    }

    private void writeNews() throws IOException {
        for (Alert alert : news) {
            String text = "[" + time.format(Times.instant(nowNanos)) + "] " + AlertText.line(alert);
            write(alert.isOpen() ? style.bad(text) : style.good(text));
        }
        news.clear();
    }

    private void write(String text) throws IOException {
        writer.write(text);
        writer.write('\n');
    }
}
