package dev.packetdash.capture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the interface of the default route in {@code /proc/net/route}, or without one there in {@code
 * /proc/net/ipv6_route}.
 */
final class DefaultRoute {
    // linux/route.h, the same for IPv6
    private static final int RTF_UP = 0x0001;
    private static final int RTF_REJECT = 0x0200;

    /** A default route that works. */
    private record Route(String interfaceName, long metric) {}

    private DefaultRoute() {}

    /** The interface with the lowest metric. */
    static Optional<String> interfaceName(Path proc) {
        return best(proc.resolve("net/route"), DefaultRoute::ipv4)
                .or(() -> best(proc.resolve("net/ipv6_route"), DefaultRoute::ipv6))
                .map(Route::interfaceName);
    }

    private interface Parser {
        Optional<Route> parse(String[] fields);
    }

    private static Optional<Route> best(Path table, Parser parser) {
        try (Stream<String> lines = Files.lines(table)) {
            return lines.map(line -> parser.parse(line.trim().split("\\s+")))
                    .flatMap(Optional::stream)
                    .min(Comparator.comparingLong(Route::metric));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Interface, destination, gateway, flags (all hex), references, use, metric (decimal), mask … below a line of
     * headings.
     */
    private static Optional<Route> ipv4(String[] fields) {
        boolean isDefault = fields.length > 7 && fields[1].equals("00000000") && fields[7].equals("00000000");
        return isDefault && works(fields[3])
                ? Optional.of(new Route(fields[0], Long.parseLong(fields[6])))
                : Optional.empty();
    }

    /** Destination, its length, source, its length, next hop, metric, references, use, flags, interface; all hex. */
    private static Optional<Route> ipv6(String[] fields) {
        boolean isDefault = fields.length > 9 && fields[0].matches("0{32}") && fields[1].equals("00");
        return isDefault && works(fields[8])
                ? Optional.of(new Route(fields[9], Long.parseLong(fields[5], 16)))
                : Optional.empty();
    }

    private static boolean works(String flags) {
        return (Integer.parseUnsignedInt(flags, 16) & (RTF_UP | RTF_REJECT)) == RTF_UP;
    }
}
