package dev.packetdash.detect;

import static dev.packetdash.detect.Scene.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.alert.DetectorKind;
import dev.packetdash.alert.Finding;
import dev.packetdash.alert.Severity;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DgaTests {
    private final Scene scene = new Scene();

    private void noSuchName(String name) {
        scene.see(DnsPackets.noSuchName("192.0.2.53", TARGET, name));
    }

    private void askForRandomNames(String suffix) {
        Random random = new Random(5);
        for (int i = 0; i < 25; i++) {
            String label = random.ints(14, 'a', 'z' + 1)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            noSuchName(label + suffix);
        }
    }

    @Test
    void takesABrowsersTestsInAPrivateNetworkForNoneOfIt() {
        askForRandomNames(".lan");

        assertThat(scene.findings).isEmpty();
    }

    @Test
    void findsTwentyDomainsThatLookMadeUp() {
        askForRandomNames(".com");

        Finding finding = scene.confirmed(DetectorKind.DGA).getFirst();
        assertThat(finding.subject().source()).hasToString(TARGET);
        assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
    }

    @Test
    void takesMistypedWordsForNoneOfIt() {
        for (String first : new String[] {"garden", "winter", "market", "silver", "castle", "morning"}) {
            for (String second : new String[] {"house", "stone", "light", "bridge", "hotel", "center"}) {
                noSuchName(first + second + ".com");
            }
        }

        assertThat(scene.findings).isEmpty();
    }

    @Test
    void takesNamesOfOneLabel() {
        noSuchName("printer");
        noSuchName("uk");

        assertThat(scene.findings).isEmpty();
    }
}
