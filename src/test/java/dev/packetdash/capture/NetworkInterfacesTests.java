package dev.packetdash.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.capture.InterfacePair.Kind;
import dev.packetdash.net.IpAddress;
import dev.packetdash.net.LinkType;
import dev.packetdash.net.LocalAddresses;
import dev.packetdash.testing.LiveSettings;
import dev.packetdash.testing.Namespaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkInterfacesTests {
    private static final String HEADINGS =
            "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n";
    private static final String ZEROS = "0".repeat(32);

    @TempDir
    private Path root;

    private NetworkInterfaces interfaces;

    @BeforeEach
    void makeMachine() throws IOException {
        interfaces = new NetworkInterfaces(root);
        device("pdtest1", 2, 1, "0x1003", "up", "02:00:5e:00:53:01", 100);
        device("pdtest2", 3, 1, "0x1003", "lowerlayerdown", "02:00:5e:00:53:02", 900);
        device("pdtest3", 4, 65534, "0x1002", "down", "", 5000);
        device("lo", 1, 772, "0x9", "unknown", "00:00:00:00:00:00", 9000);
    }

    private void device(String name, int index, int type, String flags, String state, String mac, int packets)
            throws IOException {
        write("sys/class/net/" + name + "/ifindex", index + "\n");
        write("sys/class/net/" + name + "/type", type + "\n");
        write("sys/class/net/" + name + "/flags", flags + "\n");
        write("sys/class/net/" + name + "/operstate", state + "\n");
        write("sys/class/net/" + name + "/address", mac + "\n");
        write("sys/class/net/" + name + "/statistics/rx_packets", packets + "\n");
        write("sys/class/net/" + name + "/statistics/tx_packets", "1\n");
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    @Test
    void listsThem() {
        assertThat(interfaces.names()).containsExactly("lo", "pdtest1", "pdtest2", "pdtest3");
        assertThat(interfaces.list())
                .contains(
                        new HostInterface(
                                "pdtest2",
                                3,
                                true,
                                "lowerlayerdown",
                                "02:00:5e:00:53:02",
                                List.of(),
                                LinkType.ETHERNET),
                        new HostInterface("pdtest3", 4, false, "down", "", List.of(), LinkType.RAW));
    }

    @Test
    void takesTheDefaultRouteOfTheLowestMetric() throws IOException {
        write(
                "proc/net/route",
                HEADINGS
                        + "pdtest3\t00000000\t0164A8C0\t0003\t0\t0\t200\t00000000\t0\t0\t0\n"
                        + "pdtest1\t00000000\t0164A8C0\t0003\t0\t0\t100\t00000000\t0\t0\t0\n"
                        + "lo\t00000000\t00000000\t0200\t0\t0\t0\t00000000\t0\t0\t0\n"
                        + "pdtest2\t0064A8C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0\n");

        assertThat(choose("auto")).containsExactly("pdtest1");
    }

    @Test
    void takesTheIpv6DefaultRouteWithoutAnother() throws IOException {
        write("proc/net/route", HEADINGS);
        write(
                "proc/net/ipv6_route",
                ZEROS + " 00 " + ZEROS + " 00 " + ZEROS + " ffffffff 00000001 00000000 00200200       lo\n"
                        + ZEROS + " 00 " + ZEROS + " 00 " + ZEROS + " 00000400 00000001 00000000 00000003  pdtest2\n"
                        + ZEROS + " 40 " + ZEROS + " 00 " + ZEROS + " 00000100 00000001 00000000 00000001  pdtest1\n");

        assertThat(choose("auto")).containsExactly("pdtest2");
    }

    @Test
    void takesTheBusiestThatIsUpWithoutARoute() {
        assertThat(choose("auto", "pdtest3", "pdtest2")).containsExactly("pdtest2", "pdtest3");
    }

    @Test
    void takesLoopbackWhereThereIsNothingElse(@TempDir Path empty) {
        assertThat(new NetworkInterfaces(empty).choose(LiveSettings.of("auto"))).containsExactly("lo");
    }

    /** Alternative names are unknown to /sys and to Java. */
    @Test
    void knowsAnInterfaceByItsAlternativeName() {
        try (Namespaces network = Namespaces.quiet()) {
            String near = network.nearInterface();
            String alternative = near + "alt";
            Namespaces.run("ip", "link", "property", "add", "dev", near, "altname", alternative);
            NetworkInterfaces real = NetworkInterfaces.ofThisMachine();

            assertThat(real.ownName(alternative)).isEqualTo(near);
            assertThat(real.localAddresses(alternative)).isEqualTo(real.localAddresses(near));
            assertThat(real.ownName("nosuch0")).isEqualTo("nosuch0");
        }
    }

    /** As of services on loopback or a dummy; loopback addresses on a cable are forged. */
    @Test
    void takesTheAddressesOfAllInterfacesForTheHostsOwn() {
        try (Namespaces network = Namespaces.quiet()) {
            String other = network.nearInterface() + "d";
            IpAddress service = IpAddress.parse("203.0.113.80");
            IpAddress loopback = IpAddress.parse("127.0.0.1");
            Namespaces.run("ip", "link", "add", other, "type", "bridge");
            try {
                Namespaces.run("ip", "addr", "add", service + "/32", "dev", other);
                NetworkInterfaces real = NetworkInterfaces.ofThisMachine();
                assertThat(contains(real.localAddresses(network.nearInterface()), service))
                        .isFalse();

                Namespaces.run("ip", "link", "set", other, "up");
                LocalAddresses addresses = real.localAddresses(network.nearInterface());
                assertThat(contains(addresses, service)).isTrue();
                assertThat(contains(addresses, IpAddress.parse(Namespaces.FAR_ADDRESS)))
                        .isFalse();
                assertThat(contains(addresses, loopback)).isFalse();
                assertThat(contains(real.localAddresses("any"), loopback)).isTrue();
            } finally {
                Namespaces.run("ip", "link", "del", other);
            }
        }
    }

    private static boolean contains(LocalAddresses addresses, IpAddress address) {
        return addresses.contains(address.high(), address.low());
    }

    @Test
    void findsInterfacesThatCarryTheSamePackets() throws IOException {
        device("eth0", 10, 1, "0x1003", "up", "02:00:5e:00:53:0a", 1);
        device("br0", 11, 1, "0x1003", "up", "02:00:5e:00:53:0a", 1);
        device("bond0", 12, 1, "0x1003", "up", "02:00:5e:00:53:0b", 1);
        device("bond0.7", 13, 1, "0x1003", "up", "02:00:5e:00:53:0b", 1);
        device("veth0", 14, 1, "0x1003", "up", "02:00:5e:00:53:0c", 1);
        device("veth1", 15, 1, "0x1003", "up", "02:00:5e:00:53:0d", 1);
        device("veth2", 16, 1, "0x1003", "up", "02:00:5e:00:53:0e", 1);
        under("br0", "eth0");
        under("bond0", "pdtest1");
        under("bond0.7", "bond0");
        Files.createDirectory(root.resolve("sys/class/net/eth0/brport"));
        Files.createSymbolicLink(root.resolve("sys/class/net/eth0/master"), Path.of("../br0"));
        Files.createSymbolicLink(root.resolve("sys/class/net/pdtest1/master"), Path.of("../bond0"));
        write("sys/class/net/veth0/iflink", "15\n");
        write("sys/class/net/veth1/iflink", "14\n");
        write("sys/class/net/veth2/iflink", "14\n");

        assertThat(interfaces.sharing(List.of("br0", "eth0"))).containsExactly(pair("br0", "eth0", Kind.BRIDGE_PORT));
        assertThat(interfaces.sharing(List.of("br0", "bond0.7", "pdtest2"))).isEmpty();
        assertThat(interfaces.sharing(List.of("any")))
                .containsExactly(
                        pair("bond0", "pdtest1", Kind.BOND_MEMBER),
                        pair("bond0.7", "bond0", Kind.STACKED),
                        pair("bond0.7", "pdtest1", Kind.STACKED),
                        pair("br0", "eth0", Kind.BRIDGE_PORT),
                        pair("veth0", "veth1", Kind.VETH_PEER));
    }

    private void under(String upper, String lower) throws IOException {
        Files.createSymbolicLink(root.resolve("sys/class/net/" + upper + "/lower_" + lower), Path.of("../" + lower));
    }

    private static InterfacePair pair(String upper, String lower, Kind kind) {
        return new InterfacePair(upper, lower, kind);
    }

    @Test
    void knowsTheAddressesOfOneAndOfAll() {
        try (Namespaces network = Namespaces.withIpv6()) {
            NetworkInterfaces real = NetworkInterfaces.ofThisMachine();
            IpAddress own = IpAddress.parse(Namespaces.NEAR_ADDRESS);
            IpAddress ownIpv6 = IpAddress.parse(Namespaces.NEAR_IPV6_ADDRESS);

            for (String name : List.of(network.nearInterface(), "any")) {
                LocalAddresses addresses = real.localAddresses(name);
                assertThat(addresses.contains(own.high(), own.low())).isTrue();
                assertThat(addresses.contains(ownIpv6.high(), ownIpv6.low())).isTrue();
            }
            assertThat(real.list())
                    .filteredOn(HostInterface::name, network.nearInterface())
                    .singleElement()
                    .matches(device -> device.up()
                            && device.addresses().contains(own)
                            && device.mac().length() == 17);
        }
    }

    private List<String> choose(String... names) {
        return interfaces.choose(LiveSettings.of(names));
    }
}
