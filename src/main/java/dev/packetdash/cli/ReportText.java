package dev.packetdash.cli;

import dev.packetdash.decode.Protocol;
import dev.packetdash.net.Labels;
import dev.packetdash.report.PacketEntry;
import dev.packetdash.report.Report;
import dev.packetdash.traffic.Volume;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** A report as text. The layout of the first part is fixed: others read it. */
final class ReportText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final double KB = 1024;

    private final ReportDocument document;
    private final Report report;
    private final DateTimeFormatter time;
    private final Style style;
    private final StringBuilder text = new StringBuilder();

    ReportText(ReportDocument document, ZoneId zone, Style style) {
        this.document = document;
        this.report = document.report();
        this.time = TIME.withZone(zone);
        this.style = style;
    }

    String text(boolean verbose) {
        heading("LIVE PACKET CAPTURE");
        line("Runtime: " + runtime((long) report.run().runtimeSeconds()));
        heading("Traffic rate:");
        line("packets/s: " + Math.round(report.totals().packetsPerSecond()));
        line("bytes/s: " + Math.round(report.totals().bytesPerSecond() / KB) + " KB");
        heading("Protocol split:");
        addSplit();
        heading("Top talkers:");
        report.lists().conversations().stream()
                .map(ReportText::talker)
                .distinct()
                .forEach(this::line);
        heading("Recent packets:");
        document.packets().stream().map(this::packet).forEach(this::line);
        if (verbose) {
            new VerboseText(report, time, this::heading, this::line).add();
        }
        if (document.baseline() != null) {
            heading("Since the baseline:");
            document.baseline().lines().forEach(this::line);
        }
        return text.toString();
    }

    private static String runtime(long seconds) {
        return "%02d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    /** Shares of packets; ICMP is that of both IP versions. */
    private void addSplit() {
        long tcp = packets(Protocol.TCP);
        long udp = packets(Protocol.UDP);
        long icmp = packets(Protocol.ICMP) + packets(Protocol.ICMPV6);
        long other = report.totals().packets() - tcp - udp - icmp;
        line("TCP " + percent(tcp) + "%");
        line("UDP " + percent(udp) + "%");
        line("ICMP " + percent(icmp) + "%");
        if (percent(other) >= 1) {
            line("Other " + percent(other) + "%");
        }
    }

    private long packets(Protocol protocol) {
        return report.layers()
                .protocols()
                .getOrDefault(Labels.label(protocol), Volume.NONE)
                .packets();
    }

    private long percent(long packets) {
        return Math.round(packets * 100.0 / Math.max(report.totals().packets(), 1));
    }

    private static String talker(Report.ConversationEntry conversation) {
        String ends = conversation.client() + " -> " + conversation.server();
        return conversation.port() == 0 ? ends : ends + " (" + conversation.port() + ")";
    }

    private String packet(PacketEntry packet) {
        return time.format(packet.timestamp()) + " " + packet.summary();
    }

    private void heading(String heading) {
        line(style.heading(heading));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
