package dev.packetdash.cli;

import dev.packetdash.decode.PacketSummary;
import dev.packetdash.decode.Protocol;
import dev.packetdash.net.IpAddress;
import dev.packetdash.net.Labels;
import dev.packetdash.net.Times;
import dev.packetdash.payload.DnsMessage;
import dev.packetdash.report.PacketEntry;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/** One packet in a line: {@code [14:23:01] TCP | 192.0.2.105:48291 → 198.51.100.34:443 | SYN | Len:0}. */
final class WatchLine {
    private static final String SEPARATOR = " | ";

    static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final DateTimeFormatter time;

    WatchLine(ZoneId zone) {
        time = TIME.withZone(zone);
    }

    /** Returns what DNS and its kin asked or answered, and the headers of all else. */
    String of(PacketSummary packet) {
        return DnsMessage.read(packet)
                .filter(message -> message.response() || !message.questions().isEmpty())
                .map(message -> dns(packet, message))
                .orElseGet(() -> headers(packet));
    }

    private String dns(PacketSummary packet, DnsMessage message) {
        return "[" + time.format(Times.instant(packet.timestampNanos())) + "] "
                + Labels.label(message.protocol()).toUpperCase(Locale.ROOT)
                + SEPARATOR
                + new IpAddress(packet.sourceHigh(), packet.sourceLow())
                + " → "
                + new IpAddress(packet.destinationHigh(), packet.destinationLow())
                + SEPARATOR
                + (message.response() ? "Response: " + answers(message) : "Query: " + questions(message));
    }

    private static String questions(DnsMessage message) {
        return message.questions().stream().map(DnsMessage.Question::toString).collect(Collectors.joining(", "));
    }

    /** The data of the answers, else why there are none. */
    private static String answers(DnsMessage message) {
        String data = message.answers().stream()
                .map(DnsMessage.Answer::data)
                .filter(answer -> !answer.isEmpty())
                .collect(Collectors.joining(", "));
        if (!data.isEmpty()) {
            return data;
        }
        return switch (message.responseCode()) {
            case 0 -> "none";
            case 2 -> "SERVFAIL";
            case 3 -> "NXDOMAIN";
            case 5 -> "REFUSED";
            default -> "error " + message.responseCode();
        };
    }

    /** {@code Len} is that of the payload where the transport header was read, else of the whole packet. */
    private String headers(PacketSummary packet) {
        StringBuilder line = new StringBuilder(96)
                .append('[')
                .append(time.format(Times.instant(packet.timestampNanos())))
                .append("] ")
                .append(name(packet))
                .append(SEPARATOR);
        if (packet.hasAddresses() || packet.protocol() == Protocol.ARP) {
            addEnd(line, packet, packet.sourceHigh(), packet.sourceLow(), packet.sourcePort());
            line.append(" → ");
            addEnd(line, packet, packet.destinationHigh(), packet.destinationLow(), packet.destinationPort());
            line.append(SEPARATOR);
        }
        String said = PacketEntry.said(packet);
        if (!said.isEmpty()) {
            line.append(said).append(SEPARATOR);
        }
        int length = packet.transportDecoded() ? packet.payloadLength() : packet.wireLength();
        return line.append("Len:").append(length).toString();
    }

    private static String name(PacketSummary packet) {
        Enum<?> name = packet.protocol() == Protocol.NON_IP ? packet.network() : packet.protocol();
        return Labels.label(name).toUpperCase(Locale.ROOT);
    }

    private static void addEnd(StringBuilder line, PacketSummary packet, long high, long low, int port) {
        String address = new IpAddress(high, low).toString();
        if (!packet.protocol().hasPorts() || !packet.transportDecoded()) {
            line.append(address);
        } else if (high == IpAddress.IPV4_HIGH) {
            line.append(address).append(':').append(port);
        } else {
            line.append('[').append(address).append("]:").append(port);
        }
    }
}
