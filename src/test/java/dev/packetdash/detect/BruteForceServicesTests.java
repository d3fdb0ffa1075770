package dev.packetdash.detect;

import static dev.packetdash.detect.Scene.SCANNER;
import static dev.packetdash.detect.Scene.TARGET;
import static dev.packetdash.testing.Packets.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.alert.DetectorKind;
import dev.packetdash.net.TcpFlags;
import dev.packetdash.testing.Ends;
import dev.packetdash.testing.PacketBytes;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Log-ins that fail one after the other, at each service that is known: two a second, for most of a minute. */
class BruteForceServicesTests {
    private static final int LOG_INS = 100;

    private final Scene scene = new Scene();

    private void reply(int port, String line) {
        scene.see(PacketBytes.ethernet()
                .ipv4(TARGET, SCANNER)
                .tcp(port, 40_000, TcpFlags.PSH | TcpFlags.ACK)
                .payload((line + "\r\n").getBytes(StandardCharsets.US_ASCII)));
    }

    private void assertFound(int port, String service) {
        assertThat(scene.confirmed(DetectorKind.BRUTE_FORCE)).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.subject().source()).hasToString(SCANNER);
            assertThat(finding.subject().target()).hasToString(TARGET);
            assertThat(finding.subject().subtype()).isEqualTo(service);
            assertThat(finding.subject().port()).isEqualTo(port);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "http, 80, HTTP/1.1 401 Unauthorized",
        "http, 8080, HTTP/1.0 401 Authorization Required",
        "ftp, 21, 530 Login incorrect.",
        "smtp, 587, 535 5.7.8 Error: authentication failed",
        "smtp, 25, 535-5.7.8 Username and Password not accepted",
        "pop3, 110, -ERR [AUTH] Authentication failed.",
        "imap, 143, a1 NO [AUTHENTICATIONFAILED] Authentication failed."
    })
    void findsLogInsThatTheServerRefuses(String service, int port, String line) {
        scene.stepNanos = SECOND / 2;
        for (int i = 0; i < LOG_INS; i++) {
            reply(port, line);
        }

        assertFound(port, service);
    }

    /** The words of everyday use: a page, a greeting, an unknown command, one mistake. */
    @ParameterizedTest
    @CsvSource({
        "80, HTTP/1.1 404 Not Found",
        "80, HTTP/1.1 200 OK",
        "21, 550 Failed to open the file.",
        "587, 250 2.1.0 Ok and more",
        "110, +OK Logged in. Welcome",
        "143, a1 OK [CAPABILITY] Logged in"
    })
    void takesOtherRepliesForFine(int port, String line) {
        scene.stepNanos = SECOND / 2;
        for (int i = 0; i < LOG_INS; i++) {
            reply(port, line);
        }
        reply(21, "530 Login incorrect.");

        assertThat(scene.findings).isEmpty();
    }

    /** A browser asks without a name first, and is asked for one, again and again. */
    @ParameterizedTest
    @CsvSource({"80", "8080"})
    void takesRefusalsThatLeadToAPageForAHandshake(int port) {
        scene.stepNanos = SECOND / 4;
        for (int i = 0; i < LOG_INS; i++) {
            reply(port, "HTTP/1.1 401 Unauthorized");
            reply(port, "HTTP/1.1 200 OK");
        }

        assertThat(scene.findings).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ssh, 22", "ssh, 2222", "telnet, 23", "rdp, 3389", "vnc, 5900"})
    void findsSessionsTooShortForASuccess(String service, int port) {
        for (int i = 0; i < 30; i++) {
            scene.session(Ends.of(SCANNER, 40_000 + i, TARGET, port), 1500);
            scene.pause(SECOND);
        }

        assertFound(port, service);
    }

    @ParameterizedTest
    @CsvSource({"22", "2222", "23", "3389", "5900"})
    void takesSessionsThatCarryMuchForFine(int port) {
        for (int i = 0; i < 30; i++) {
            scene.session(Ends.of(SCANNER, 40_000 + i, TARGET, port), 200_000);
            scene.pause(SECOND);
        }

        assertThat(scene.findings).isEmpty();
    }
}
