package dev.packetdash.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.alert.Alert;
import dev.packetdash.alert.Subject;
import dev.packetdash.capture.CaptureException;
import dev.packetdash.net.Labels;
import dev.packetdash.pcapfile.CaptureFile;
import dev.packetdash.testing.Expected;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Captures that others made to test decoders, hardly one of an attack: all that fires on them has been judged by hand.
 */
class BackgroundCapturesTests {
    private static final String FOREIGN = "third_party/";

    @Test
    void tellOnlyOfWhatIsThere() {
        List<String> found = Expected.all().stream()
                .filter(expected -> expected.name().startsWith(FOREIGN))
                .flatMap(BackgroundCapturesTests::findings)
                .toList();

        assertThat(found)
                .containsExactlyInAnyOrder(
                        // 204 names of one domain asked for as NULL: a real tunnel of iodine.
                        "dns/ndpi__dns-tunnel-iodine.pcap: high dns_tunnel from 10.0.2.30",
                        // A fragment of ICMPv6 that ends at 65,536, a byte more than IPv6 can hold.
                        "malformed/suricata-verify__frag-31.pcap: critical oversized_icmp/ping_of_death from 2001:db8:1::2",
                        // Likewise two bytes more.
                        "malformed/suricata-verify__frag-32.pcap: critical oversized_icmp/ping_of_death from 2001:db8:1::2",
                        // Nmap's scan of scanme.nmap.org, more than 900 ports, out of a private network.
                        "scan_flood/ndpi__synscan.pcap: critical port_scan/syn from 172.16.0.8",
                        // Log-ins that an FTP server refuses, one after the other.
                        "scan_flood/zeek__bruteforce.pcap: medium brute_force/ftp from 192.168.56.1",
                        // Eleven SSH sessions: the server refuses several requests in each and accepts none.
                        "scan_flood/zeek__sshguess.pcap: high brute_force/ssh from 192.168.56.1");
    }

    private static Stream<String> findings(Expected expected) {
        return alerts(expected).stream()
                .filter(alert -> alert.severity().isConfirmed())
                .map(alert -> expected.name().substring(FOREIGN.length()) + ": " + text(alert));
    }

    private static String text(Alert alert) {
        Subject subject = alert.subject();
        String subtype = subject.subtype().isEmpty() ? "" : "/" + subject.subtype();
        return Labels.label(alert.severity()) + " " + subject.kind().label() + subtype + " from " + subject.source();
    }

    /** Those before the damage where the file is damaged, as some are on purpose. */
    private static List<Alert> alerts(Expected expected) {
        List<Alert> found = new ArrayList<>();
        try {
            new Backtest(BacktestSettings.DEFAULTS).read(CaptureFile.open(expected.capture()), found::addAll);
        } catch (CaptureException e) {
            // What was found is good.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }
}
