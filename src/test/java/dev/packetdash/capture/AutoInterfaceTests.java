package dev.packetdash.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.testing.LiveSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class AutoInterfaceTests {
    private static final String HEADINGS = "Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\n";

    @TempDir
    private Path root;

    private long nanos;

    @BeforeEach
    void boot() throws IOException {
        device("lo", "0x9", 9000);
        route();
    }

    private void device(String name, String flags, int packets) throws IOException {
        write("sys/class/net/" + name + "/flags", flags);
        write("sys/class/net/" + name + "/statistics/rx_packets", Integer.toString(packets));
        write("sys/class/net/" + name + "/statistics/tx_packets", "0");
    }

    private void route(String... interfaces) throws IOException {
        StringBuilder table = new StringBuilder(HEADINGS);
        for (int i = 0; i < interfaces.length; i++) {
            table.append(interfaces[i] + "\t00000000\t016433C6\t0003\t0\t0\t" + 100 * i + "\t00000000\n");
        }
        write("proc/net/route", table.toString());
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private AutoInterface auto(String... names) {
        return new AutoInterface(new NetworkInterfaces(root), LiveSettings.of(names), () -> nanos);
    }

    private String later(AutoInterface auto) {
        nanos += Duration.ofSeconds(2).toNanos();
        return auto.name();
    }

    @Test
    void leavesLoopbackWhenTheNetworkComes(CapturedOutput output) throws IOException {
        AutoInterface auto = auto("auto");
        assertThat(auto.name()).isEqualTo("lo");
        assertThat(auto.fallback()).hasValueSatisfying(fallback -> {
            assertThat(fallback.isLoopback()).isTrue();
            assertThat(fallback.message()).isEqualTo("auto finds no default route and watches loopback only");
        });

        device("eth0", "0x1003", 0);
        assertThat(later(auto)).isEqualTo("eth0");
        assertThat(auto.fallback())
                .hasValueSatisfying(
                        fallback -> assertThat(fallback.isLoopback()).isFalse());

        route("eth0");
        assertThat(later(auto)).isEqualTo("eth0");
        assertThat(auto.fallback()).isEmpty();
        assertThat(output).containsOnlyOnce("auto goes over from lo to eth0: there is no default route");
    }

    @Test
    void followsTheDefaultRoute(CapturedOutput output) throws IOException {
        device("eth0", "0x1003", 10);
        device("eth1", "0x1003", 20);
        route("eth0", "eth1");
        AutoInterface auto = auto("auto");
        assertThat(auto.name()).isEqualTo("eth0");

        route("eth1");
        assertThat(auto.name()).isEqualTo("eth0");
        assertThat(later(auto)).isEqualTo("eth1");
        assertThat(later(auto)).isEqualTo("eth1");
        route("eth0", "eth1");
        assertThat(later(auto)).isEqualTo("eth0");
        assertThat(output).containsOnlyOnce("auto goes over from eth0 to eth1: the default route does");
        assertThat(output).containsOnlyOnce("auto goes over from eth1 to eth0: the default route does");
    }

    /** A lease that is renewed is no reason to go, nor is another interface that has become busier. */
    @Test
    void staysWhereThereIsNoRouteForAWhile() throws IOException {
        device("eth0", "0x1003", 10);
        device("eth1", "0x1003", 20);
        route("eth0");
        AutoInterface auto = auto("auto");
        route();

        assertThat(later(auto)).isEqualTo("eth0");
        assertThat(auto.fallback()).isPresent();
        device("eth0", "0x1002", 10);
        assertThat(later(auto)).isEqualTo("eth1");
    }

    @Test
    void doesNotTakeWhatIsNamedToo() throws IOException {
        device("eth0", "0x1003", 10);
        device("eth1", "0x1003", 20);
        route("eth0");
        AutoInterface auto = auto("auto", "eth1");
        route("eth1");

        assertThat(later(auto)).isEqualTo("eth0");
    }

    @Test
    void hasNothingToSayWhereItIsNotUsed() {
        assertThat(auto("any").fallback()).isEmpty();
    }
}
