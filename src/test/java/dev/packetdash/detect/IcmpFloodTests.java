package dev.packetdash.detect;

import static dev.packetdash.detect.Scene.SCANNER;
import static dev.packetdash.detect.Scene.TARGET;
import static dev.packetdash.testing.Packets.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.alert.DetectorKind;
import dev.packetdash.alert.Finding;
import dev.packetdash.alert.Severity;
import dev.packetdash.testing.PacketBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IcmpFloodTests {
    private final Scene scene = new Scene();

    private void send(int count, int type) {
        for (int i = 0; i < count; i++) {
            scene.see(PacketBytes.ethernet().ipv4(SCANNER, TARGET).icmp(type, 0).payload(56));
        }
    }

    @Test
    void findsMoreRequestsThanMonitoringSends() {
        send(600, 8);

        Finding finding = scene.confirmed(DetectorKind.ICMP_FLOOD).getFirst();
        assertThat(finding.subject().source()).hasToString(SCANNER);
        assertThat(finding.subject().target()).hasToString(TARGET);
        assertThat(finding.severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void findsTimestampRequests() {
        send(600, 13);

        assertThat(scene.confirmed(DetectorKind.ICMP_FLOOD)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 14})
    void takesAnswersForTheDoingOfWhoeverAsked(int type) {
        send(1000, type);

        assertThat(scene.findings).isEmpty();
    }

    @Test
    void takesAPatientPingForNoFlood() {
        scene.stepNanos = SECOND / 50;
        send(1000, 8);

        assertThat(scene.findings).isEmpty();
    }
}
