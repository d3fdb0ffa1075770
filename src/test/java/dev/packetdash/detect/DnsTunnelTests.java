package dev.packetdash.detect;

import static dev.packetdash.detect.Scene.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.alert.DetectorKind;
import dev.packetdash.alert.Finding;
import dev.packetdash.alert.Severity;
import org.junit.jupiter.api.Test;

class DnsTunnelTests {
    private final Scene scene = new Scene();

    private void ask(int names, int type, String domain) {
        for (int i = 0; i < names; i++) {
            scene.see(DnsPackets.question(TARGET, "192.0.2.53", type, "name" + i + "." + domain));
        }
    }

    @Test
    void findsTheTenthNameAskedForAsNull() {
        ask(9, 10, "t.example.com");
        assertThat(scene.findings).isEmpty();
        ask(10, 10, "t.example.com");

        Finding finding = scene.confirmed(DetectorKind.DNS_TUNNEL).getFirst();
        assertThat(finding.subject().source()).hasToString(TARGET);
        assertThat(finding.subject().target()).hasToString("192.0.2.53");
        assertThat(finding.severity()).isEqualTo(Severity.HIGH);
        assertThat(finding.explanation().details().getFirst()).contains("example.com");
    }

    @Test
    void findsNamesLongerThanALabelCanBe() {
        ask(30, 1, "x".repeat(60) + "." + "y".repeat(60) + ".example.com");

        assertThat(scene.confirmed(DetectorKind.DNS_TUNNEL)).isNotEmpty();
    }

    @Test
    void findsLongNamesThatTheSnapshotCuts() {
        for (int i = 0; i < 30; i++) {
            String label = "x".repeat(50);
            scene.see(
                    DnsPackets.question(
                            TARGET, "192.0.2.53", 16, i + label + "." + label + "." + label + ".example.com"),
                    128);
        }

        Finding finding = scene.confirmed(DetectorKind.DNS_TUNNEL).getFirst();
        assertThat(finding.subject().source()).hasToString(TARGET);
    }

    @Test
    void takesAddressesBackwardsThatTheSnapshotCutsForNoTunnel() {
        for (int i = 0; i < 200; i++) {
            scene.see(
                    DnsPackets.question(
                            TARGET,
                            "192.0.2.53",
                            12,
                            Integer.toHexString(i % 16) + "." + i % 10 + ".0.0" + ".1".repeat(28) + ".ip6.arpa"),
                    128);
        }

        assertThat(scene.findings).isEmpty();
    }

    @Test
    void findsManyLongLabels() {
        ask(100, 1, "y".repeat(40) + ".example.com");

        assertThat(scene.confirmed(DetectorKind.DNS_TUNNEL)).isNotEmpty();
    }

    @Test
    void takesKeysAndChallengesForNoTunnel() {
        ask(60, 16, "_domainkey.example.com");
        ask(60, 16, "2.0.192.list.example.net");

        assertThat(scene.findings).isEmpty();
    }

    @Test
    void takesManyShortNamesForNoTunnel() {
        ask(500, 1, "cdn.example.com");

        assertThat(scene.findings).isEmpty();
    }

    @Test
    void sparesDomainsMadeForLookUpsByData() {
        ask(100, 16, "zen.spamhaus.org");

        assertThat(scene.findings).isEmpty();
    }

    @Test
    void takesNamesOfOneLabel() {
        for (int i = 0; i < 100; i++) {
            scene.see(DnsPackets.question(TARGET, "192.0.2.53", 16, "printer" + i));
        }

        assertThat(scene.findings).isEmpty();
    }
}
