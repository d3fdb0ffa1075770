package dev.packetdash.capture;

import dev.packetdash.net.IpAddress;
import dev.packetdash.net.LinkType;
import dev.packetdash.net.LocalAddresses;
import dev.packetdash.net.MacAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The network interfaces of this machine, read anew at every call. Any thread; nothing here throws: what is gone is not
 * there.
 */
public final class NetworkInterfaces {
    /** The word in the place of a name: all interfaces in one capture. */
    public static final String ANY = "any";

    static final String LOOPBACK = "lo";
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

    /** Returns all interfaces, by name. */
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
                HostAddresses.of(name),
                linkType((int) number(name, "type")));
    }

    /**
     * The interface's own name, where it is named by an alternative one, which the kernel knows but neither /sys nor
     * Java; the same name where there is none.
     */
    public String ownName(String name) {
        return Files.isDirectory(sys.resolve(name))
                ? name
                : PacketSocket.interfaceName(name).orElse(name);
    }

    /**
     * What is the host's own to a capture of that interface: the IP addresses of all interfaces that are up, since a
     * host answers on any of them for all (RFC 1122, section 3.3.4.2: the weak model), and the interface's MAC address,
     * or all of {@code any}. Loopback addresses are only where loopback is captured: elsewhere they are forged.
     */
    public LocalAddresses localAddresses(String name) {
        String own = ownName(name);
        boolean loopback = own.equals(ANY) || own.equals(LOOPBACK);
        List<String> names = own.equals(ANY) ? names() : List.of(own);
        return new LocalAddresses(
                HostAddresses.all()
                        .filter(address -> loopback || !address.isLoopbackAddress())
                        .map(IpAddress::of)
                        .toList(),
                names.stream().map(this::mac).flatMap(Optional::stream).toList());
    }

    /** The pairs of interfaces that carry the same packets, among those names; all are meant by {@code any}. */
    public List<InterfacePair> sharing(Collection<String> captured) {
        Set<String> names = captured.contains(ANY)
                ? Set.copyOf(names())
                : captured.stream().map(this::ownName).collect(Collectors.toSet());
        return new SharedPackets(sys).among(names);
    }

    /** The interfaces to capture at this moment, with {@code auto} resolved. */
    public List<String> choose(CaptureSettings settings) {
        return new AutoInterface(this, settings).interfaces();
    }

    /** The interface of the default route. */
    Optional<String> ofDefaultRoute() {
        return DefaultRoute.interfaceName(proc);
    }

    /** The one with the most packets of those that are up, loopback apart. */
    Optional<String> busiest() {
        return names().stream()
                .filter(name -> !name.equals(LOOPBACK) && isUp(name))
                .max(Comparator.comparingLong(
                        name -> number(name, "statistics/rx_packets") + number(name, "statistics/tx_packets")));
    }

    boolean isUp(String name) {
        return (number(name, "flags") & IFF_UP) != 0;
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
