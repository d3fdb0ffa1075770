package dev.packetdash.detect;

import static dev.packetdash.detect.Scene.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.alert.DetectorKind;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tunnels by each type of record that holds data, and look-ups that are as many and carry none. */
class DnsSubtypesTests {
    private static final String RESOLVER = "192.0.2.53";
    private static final int NAMES = 200;

    private final Scene scene = new Scene();
    private final Random random = new Random(9);

    /** As encoders make them. */
    private String data(int length) {
        return random.ints(length, 0, 32)
                .mapToObj(i -> "abcdefghijklmnopqrstuvwxyz234567".substring(i, i + 1))
                .collect(Collectors.joining());
    }

    private void ask(int type, String name) {
        scene.see(DnsPackets.question(TARGET, RESOLVER, type, name));
    }

    @ParameterizedTest(name = "type {0}")
    @ValueSource(ints = {5, 10, 15, 16, 25, 33, 65_399})
    void findsATunnelByRecordsThatHoldData(int type) {
        for (int i = 0; i < NAMES; i++) {
            ask(type, data(24) + ".t.example.com");
        }

        assertThat(scene.confirmed(DetectorKind.DNS_TUNNEL)).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.subject().source()).hasToString(TARGET);
            assertThat(finding.explanation().details().getFirst()).contains("example.com");
        });
    }

    @ParameterizedTest(name = "type {0}")
    @ValueSource(ints = {1, 28, 16, 10})
    void findsATunnelByLongNames(int type) {
        for (int i = 0; i < NAMES; i++) {
            ask(type, data(60) + "." + data(60) + ".t.example.com");
        }

        assertThat(scene.confirmed(DetectorKind.DNS_TUNNEL)).isNotEmpty();
    }

    /** Each domain once, as a mail server asks. */
    @ParameterizedTest(name = "type {0}")
    @ValueSource(ints = {1, 15, 16, 28})
    void takesOneQuestionForEachOfManyDomainsForNoTunnel(int type) {
        for (int i = 0; i < NAMES; i++) {
            ask(type, "mail.customer" + i + ".com");
        }

        assertThat(scene.findings).isEmpty();
    }

    @Test
    void takesTheSameQuestionAgainAndAgainForNoTunnel() {
        String name = data(60) + "." + data(40) + ".example.com";
        for (int i = 0; i < NAMES; i++) {
            ask(16, name);
        }

        assertThat(scene.findings).isEmpty();
    }

    @Test
    void takesAddressesAskedForBackwardsForNoTunnel() {
        for (int i = 0; i < NAMES; i++) {
            ask(12, i + ".100.51.198.in-addr.arpa");
            ask(12, String.format("%x.%x", i % 16, i / 16) + ".0".repeat(30) + ".ip6.arpa");
        }

        assertThat(scene.findings).isEmpty();
    }

    /** It asks for what its clients ask for: none of it is its own doing. */
    @Test
    void takesAResolverForNoneOfItsClients() {
        scene.see(DnsPackets.noSuchName(TARGET, "198.51.100.7", "printer.example.com"));
        for (int i = 0; i < NAMES; i++) {
            ask(16, data(24) + ".t.example.com");
            scene.see(DnsPackets.noSuchName(RESOLVER, TARGET, data(14) + ".com"));
        }

        assertThat(scene.findings).isEmpty();
    }
}
