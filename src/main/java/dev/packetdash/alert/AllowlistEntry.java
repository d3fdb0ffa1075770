package dev.packetdash.alert;

import dev.packetdash.net.IpNetwork;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code packetdash.alert.allowlist}: findings that are no news. What is left out is {@code *}: anything.
 *
 * @param detector a {@link DetectorKind#label}
 * @param source   an address, a network such as {@code 198.51.100.0/24}, or as alerts show it: a MAC address, {@code
 *               many}
 * @param target   likewise
 * @param port     of the service
 */
public record AllowlistEntry(
        @Nullable String detector,
        @Nullable String source,
        @Nullable String target,
        @Nullable String port) {
    private static final String ANY = "*";
    private static final int LAST_PORT = 65_535;

    /** @throws IllegalArgumentException where it can mean no finding, or would mean all */
    public AllowlistEntry {
        if (isAny(detector) && isAny(source) && isAny(target) && isAny(port)) {
            throw new IllegalArgumentException("an entry must name a detector, source, target or port");
        }
        if (detector != null && !isAny(detector) && !isKind(detector)) {
            throw new IllegalArgumentException("detector = " + detector + ": must be * or one of " + kinds());
        }
        checkParty("source", source);
        checkParty("target", target);
        if (port != null && !isAny(port) && (!port.matches("\\d{1,5}") || Integer.parseInt(port) > LAST_PORT)) {
            throw new IllegalArgumentException("port = " + port + ": must be * or 0 to " + LAST_PORT);
        }
    }

    private static boolean isAny(@Nullable String value) {
        return value == null || value.isEmpty() || value.equals(ANY);
    }

    private static boolean isKind(String label) {
        return Arrays.stream(DetectorKind.values())
                .anyMatch(kind -> kind.label().equals(label));
    }

    private static String kinds() {
        return Arrays.stream(DetectorKind.values()).map(DetectorKind::label).collect(Collectors.joining(", "));
    }

    /** Refuses what looks like an address and is none. */
    private static void checkParty(String name, @Nullable String party) {
        if (party == null || !party.matches("[\\d.]+|.*[:/].*") || Party.isMacAddress(party)) {
            return;
        }
        try {
            IpNetwork.parse(party);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("%s = %s: must be *, an address or a network such as 198.51.100.0/24; %s"
                    .formatted(name, party, e.getMessage()));
        }
    }

    boolean covers(Subject subject) {
        return (isAny(detector) || subject.kind().label().equals(detector))
                && covers(source, subject.source())
                && covers(target, subject.target())
                && (isAny(port) || Integer.toString(subject.port()).equals(port));
    }

    private static boolean covers(@Nullable String wanted, Party party) {
        if (wanted == null || isAny(wanted) || party.toString().equalsIgnoreCase(wanted)) {
            return true;
        }
        Optional<IpNetwork> network = Party.network(wanted);
        return network.isPresent()
                && Party.network(party.toString())
                        .filter(network.get()::contains)
                        .isPresent();
    }
}
