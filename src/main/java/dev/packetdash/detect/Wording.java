package dev.packetdash.detect;

import dev.packetdash.decode.PacketSummary;
import dev.packetdash.flow.Flow;
import dev.packetdash.flow.HandshakeOutcome;
import dev.packetdash.net.IpAddress;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Puts into words what several detectors say. */
final class Wording {
    private static final int LISTED = 10;
    private static final long SECOND = 1_000_000_000L;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS'Z'", Locale.ROOT);

    private Wording() {}

    /** Returns the time of day, in UTC. */
    static String time(long nanos) {
        Instant instant = Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND));
        return TIME.format(LocalTime.ofInstant(instant, ZoneOffset.UTC));
    }

    static String address(long high, long low) {
        return new IpAddress(high, low).toString();
    }

    /** The network of 256 addresses, or of IPv6 the /64, that an address is in: {@code 203.0.113.0/24}. */
    static String network(long high, long low) {
        return high == IpAddress.IPV4_HIGH ? address(high, low & ~0xffL) + "/24" : address(high, 0) + "/64";
    }

    /** {@code 198.51.100.7:40000 → 203.0.113.2:22}. */
    static String ends(PacketSummary packet) {
        return endpoint(packet.sourceHigh(), packet.sourceLow(), packet.sourcePort()) + " → "
                + endpoint(packet.destinationHigh(), packet.destinationLow(), packet.destinationPort());
    }

    /** {@code 198.51.100.7 → 203.0.113.2:22}. */
    static String ends(Flow flow) {
        return address(flow.clientHigh(), flow.clientLow()) + " → " + server(flow);
    }

    static String server(Flow flow) {
        return endpoint(flow.serverHigh(), flow.serverLow(), flow.servicePort());
    }

    static String endpoint(long high, long low, int port) {
        String address = address(high, low);
        return address.contains(":") ? "[" + address + "]:" + port : address + ":" + port;
    }

    /** {@code 22, 23, 25 and 11 more}, the lowest first. */
    static String numbers(long[] numbers) {
        String listed = Arrays.stream(numbers)
                .sorted()
                .limit(LISTED)
                .mapToObj(Long::toString)
                .collect(Collectors.joining(", "));
        return numbers.length > LISTED ? listed + " and " + (numbers.length - LISTED) + " more" : listed;
    }

    /** Returns what became of a connection request. */
    static String outcome(HandshakeOutcome outcome) {
        return switch (outcome) {
            case REFUSED -> "refused";
            case TIMED_OUT -> "not answered";
            case UNREACHABLE -> "unreachable";
            case RESET -> "answered, then reset by the client";
            case SYN_ACK_UNANSWERED -> "answered, then left alone";
            case PENDING_EVICTED -> "not answered so far";
            case COMPLETED, MIDSTREAM -> "connected";
        };
    }

    static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
