package dev.packetdash.capture;

import dev.packetdash.net.IpAddress;
import dev.packetdash.net.LinkType;
import dev.packetdash.net.LocalAddresses;
import dev.packetdash.net.MacAddress;
import java.io.IOException;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The network interfaces of this machine, read anew at every call. Any thread; nothing here throws: what is gone is not there. */
public final class NetworkInterfaces {
    private static final String ANY = "any";
    private static final String AUTO = "auto";
    private static final String LOOPBACK = "lo";
    private static final int IFF_UP = 1;

    private final Path sys;
    private final Path proc;

    /** @param root {@code /}, or a folder that looks like it to a test */
    NetworkInterfaces(Path root) {
        sys = root.resolve("sys/class/net");
        proc = root.resolve("proc");
    }

    public static NetworkInterfaces ofThisMachine() {
        return new NetworkInterfaces(Path.of("/"));
    }

    /** The names that can be captured, in alphabetical order, without {@code any}. */
    public List<String> names() {
        try (Stream<Path> interfaces = Files.list(sys)) {
            return interfaces
                    .filter(Files::isDirectory)
                    .map(path -> path.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** All interfaces, by name. */
    public List<HostInterface> list() {
        return names().stream().map(this::describe).toList();
    }

    private HostInterface describe(String name) {
        return new HostInterface(
                name,
                (int) number(name, "ifindex"),
                isUp(name),
                read(name, "operstate").orElse("unknown"),
                mac(name).map(MacAddress::text).orElse(""),
                ipAddresses(name),
                linkType((int) number(name, "type")));
    }

    /** The addresses of one interface, of all together for {@code any}; unknown where it has none or is gone. */
    public LocalAddresses localAddresses(String name) {
        List<String> names = name.equals(ANY) ? names() : List.of(name);
        return new LocalAddresses(
                names.stream()
                        .map(NetworkInterfaces::ipAddresses)
                        .flatMap(Collection::stream)
                        .toList(),
                names.stream().map(this::mac).flatMap(Optional::stream).toList());
    }

    /**
     * The interfaces to capture, with {@code auto} resolved: the one of the default route, else the busiest that is up, loopback only
     * where there is no other.
     */
    public List<String> choose(CaptureSettings settings) {
        return settings.interfaces().stream()
                .map(name -> name.equals(AUTO) ? auto() : name)
                .distinct()
                .toList();
    }

    private String auto() {
        return DefaultRoute.interfaceName(proc).or(this::busiest).orElse(LOOPBACK);
    }

    private Optional<String> busiest() {
        return names().stream()
                .filter(name -> !name.equals(LOOPBACK) && isUp(name))
                .max(Comparator.comparingLong(
                        name -> number(name, "statistics/rx_packets") + number(name, "statistics/tx_packets")));
    }

    private boolean isUp(String name) {
        return (number(name, "flags") & IFF_UP) != 0;
    }

    private static List<IpAddress> ipAddresses(String name) {
        try {
            NetworkInterface found = NetworkInterface.getByName(name);
            return found == null
                    ? List.of()
                    : found.inetAddresses().map(IpAddress::of).distinct().toList();
        } catch (SocketException e) {
            return List.of();
        }
    }

    /** The kernel's file has zeros for loopback and nothing, or a longer address, for links that are no Ethernet. */
    private Optional<Long> mac(String name) {
        return read(name, "address")
                .filter(text -> text.length() == 17)
                .map(text -> MacAddress.of(HexFormat.ofDelimiter(":").parseHex(text)))
                .filter(mac -> mac != 0);
    }

    /** What libpcap makes of the kernel's link type (linux/if_arp.h); it cooks those that it does not know. */
    private static int linkType(int arphrd) {
        return switch (arphrd) {
            case 1, 772 -> LinkType.ETHERNET;
            case 768, 776, 65534 -> LinkType.RAW;
            case 280 -> 227;
            case 801 -> 105;
            case 802 -> 119;
            case 803 -> 127;
            case 824 -> 253;
            default -> LinkType.LINUX_SLL;
        };
    }

    /** A decimal or 0x-hexadecimal file; 0 where it is not there. */
    private long number(String name, String file) {
        return read(name, file).map(Long::decode).orElse(0L);
    }

    private Optional<String> read(String name, String file) {
        try {
            return Optional.of(Files.readString(sys.resolve(name).resolve(file)).trim());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
