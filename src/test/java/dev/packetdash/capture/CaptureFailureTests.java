package dev.packetdash.capture;

import static dev.packetdash.capture.LiveTraffic.SETTINGS;
import static dev.packetdash.capture.LiveTraffic.datagram;
import static dev.packetdash.capture.LiveTraffic.settings;
import static dev.packetdash.testing.Replay.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.packetdash.capture.CaptureFailure.Reason;
import dev.packetdash.net.Frame;
import dev.packetdash.testing.Namespaces;
import dev.packetdash.testing.Tools;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** Everything that keeps an interface from being read, on a cable of the test's own. */
class CaptureFailureTests {
    private static final String ONLY_NET_RAW = "-all,+net_raw";

    @AutoClose
    private static Namespaces network;

    @BeforeAll
    static void layCable() {
        network = Namespaces.quiet();
    }

    @Test
    void namesTheInterfacesThereAre() {
        CaptureFailure failure = failureOf("nosuch0", "");

        assertThat(failure.reason()).isEqualTo(Reason.NO_SUCH_INTERFACE);
        assertThat(failure.message()).contains("nosuch0").contains("No such device exists");
        assertThat(failure.remedy()).contains(network.nearInterface()).contains(", any.");
        assertThat(failureOf("a-name-longer-than-the-kernel-has-room-for", "").reason())
                .isEqualTo(Reason.NO_SUCH_INTERFACE);
    }

    @Test
    void repeatsWhatLibpcapSaysOfAFilter() {
        CaptureFailure failure = failureOf(network.nearInterface(), "tcp prot 80");

        assertThat(failure.reason()).isEqualTo(Reason.BAD_FILTER);
        assertThat(failure.message()).contains("tcp prot 80").contains("syntax error");
        assertThat(failure.remedy()).contains("tcpdump -d 'tcp prot 80'").contains("man pcap-filter");
    }

    /** libpcap would run it by itself, after the kernel has counted what it then throws away. */
    @Test
    void refusesAFilterThatTheKernelDoesNotTake() {
        assertThat(network.exec(Probe.command(List.of(), "any", "ether[8:2] == 1 and ether[7] == 1", 0)))
                .contains("reason=BAD_FILTER")
                .contains("cannot run in the kernel");
    }

    @Test
    void refusesALinkTypeThatIsNotDecoded() {
        try (OddDevice device = new OddDevice("odd" + network.nearInterface())) {
            Namespaces.run("ip", "link", "set", device.name(), "up");
            CaptureFailure failure = failureOf(device.name(), "");

            assertThat(failure.reason()).isEqualTo(Reason.UNSUPPORTED_LINK_TYPE);
            assertThat(failure.message()).contains("LINKTYPE_127");
        }
    }

    @Test
    void saysHowToGiveTheRight() {
        Tools.require("setpriv");
        Tools.require(Tools.Capability.SETPCAP);
        List<String> nothing = List.of("setpriv", "--bounding-set=-all", "--inh-caps=-all", "--no-new-privs");

        assertThat(Probe.run(nothing, network.nearInterface(), "", 0))
                .contains("reason=NO_PERMISSION")
                .contains("AmbientCapabilities=CAP_NET_RAW");
    }

    @Test
    void needsNoRightButNetRaw() {
        Tools.require("setpriv");
        Tools.require(Tools.Capability.SETPCAP);
        List<String> netRaw = List.of(
                "setpriv",
                "--bounding-set=" + ONLY_NET_RAW,
                "--inh-caps=" + ONLY_NET_RAW,
                "--ambient-caps=" + ONLY_NET_RAW,
                "--no-new-privs");

        assertThat(Probe.run(netRaw, network.nearInterface(), "udp", 0)).contains("open, link type 1");
    }

    @Test
    void noticesThatTheInterfaceWasSetDown() throws Exception {
        try (FrameSource source = LiveCapture.reopening(network::nearInterface, SETTINGS)) {
            readUntil(source, () -> source.status().up());
            send(network, List.of(datagram(53, 100, 1)), 10, 1000);
            readUntil(source, () -> source.status().statistics().delivered() == 10);

            Namespaces.run("ip", "link", "set", network.nearInterface(), "down");
            readUntil(source, () -> !source.status().up());
            assertThat(source.status().failure())
                    .extracting(CaptureFailure::reason)
                    .isEqualTo(Reason.INTERFACE_DOWN);
            assertThat(source.status().failure())
                    .extracting(CaptureFailure::remedy, STRING)
                    .contains("ip link set " + network.nearInterface() + " up");

            Namespaces.run("ip", "link", "set", network.nearInterface(), "up");
            readUntil(source, () -> source.status().up());
            send(network, List.of(datagram(53, 100, 1)), 10, 1000);
            readUntil(source, () -> source.status().statistics().delivered() == 20);
            assertThat(source.status().statistics()).isEqualTo(new CaptureStatistics(20, 0, 0, 20, 2000));
            assertThat(source.status().restarts().get(Reason.INTERFACE_DOWN)).isPositive();
        }
    }

    @Test
    void goesOnWhenADeletedInterfaceIsBack() throws Exception {
        try (FrameSource source = LiveCapture.reopening(network::nearInterface, SETTINGS)) {
            readUntil(source, () -> source.status().up());
            network.deleteCable();
            readUntil(source, () -> !source.status().up());
            assertThat(source.status().failure())
                    .extracting(CaptureFailure::reason)
                    .isEqualTo(Reason.NO_SUCH_INTERFACE);

            network.makeCable();
            readUntil(source, () -> source.status().up());
            send(network, List.of(datagram(53, 100, 1)), 10, 1000);
            readUntil(source, () -> source.status().statistics().delivered() == 10);
            assertThat(source.status().statistics().unaccounted()).isZero();
        }
    }

    @Test
    void noticesADeletedInterfaceThatIsBackBeforeItIsRead() throws Exception {
        try (FrameSource source = LiveCapture.reopening(network::nearInterface, SETTINGS)) {
            readUntil(source, () -> source.status().up());
            network.deleteCable();
            network.makeCable();
            readUntil(
                    source,
                    () -> source.status().restarts().containsValue(1L)
                            && source.status().up());
            send(network, List.of(datagram(53, 100, 1)), 10, 1000);
            readUntil(source, () -> source.status().statistics().delivered() == 10);
        }
    }

    /** Packets go on coming; the setting means the name. */
    @Test
    void noticesThatTheInterfaceWasRenamed() throws Exception {
        String name = network.nearInterface();
        String renamed = name + "x";
        try (FrameSource source = LiveCapture.reopening(() -> name, SETTINGS)) {
            readUntil(source, () -> source.status().up());
            Namespaces.run("ip", "link", "set", name, "name", renamed);
            try {
                readUntil(source, () -> !source.status().up());
                assertThat(source.status().failure())
                        .extracting(CaptureFailure::message, STRING)
                        .contains("it was renamed to " + renamed);

                Namespaces.run("ip", "link", "add", name, "type", "bridge");
                Namespaces.run("ip", "link", "set", name, "up");
                readUntil(source, () -> source.status().up());
                Namespaces.run("ip", "link", "del", name);
                readUntil(source, () -> !source.status().up());
            } finally {
                Namespaces.run("ip", "link", "set", renamed, "name", name);
            }
            readUntil(source, () -> source.status().up());
            send(network, List.of(datagram(53, 100, 1)), 10, 1000);
            readUntil(source, () -> source.status().statistics().delivered() >= 10);
            assertThat(source.status().statistics().unaccounted()).isZero();
        }
    }

    private static CaptureFailure failureOf(String name, String filter) {
        return assertThatExceptionOfType(CaptureException.class)
                .isThrownBy(() -> LiveCapture.open(name, settings(filter, DataSize.ofMegabytes(8)))
                        .close())
                .actual()
                .failure();
    }

    private static void readUntil(FrameSource source, BooleanSupplier condition) throws CaptureException {
        FrameRing ring = new FrameRing(1 << 20, 1024);
        Frame frame = new Frame();
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(end);
            LiveTraffic.read(source, ring, frame);
            source.await(Duration.ofMillis(50));
        }
    }
}
