package dev.packetdash.payload;

import static dev.packetdash.decode.ApplicationSamples.hex;
import static dev.packetdash.decode.ApplicationSamples.tcp;
import static dev.packetdash.decode.ApplicationSamples.udp;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.packetdash.decode.ApplicationSamples;
import dev.packetdash.decode.LayerDetail;
import dev.packetdash.decode.PacketDecoder;
import dev.packetdash.decode.PacketSummary;
import dev.packetdash.net.Frame;
import dev.packetdash.testing.PacketBytes;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What applications say in one packet, and what is made of it where it is cut or forged. */
class ApplicationTests {
    static final List<PacketBytes> SAMPLES = ApplicationSamples.ALL;

    private final PacketDecoder decoder = new PacketDecoder();
    private final PacketSummary summary = new PacketSummary();

    @Test
    void readsQuestionsAndAnswers() {
        assertThat(describe(udp(53, ApplicationSamples.DNS_QUERY).frame()))
                .containsExactly(Map.entry("message", "query"), Map.entry("questions", "example.com (AAAA)"));
        assertThat(describe(udp(5353, ApplicationSamples.DNS_RESPONSE).frame()))
                .containsEntry("responseCode", "3")
                .containsEntry("answers", "www.example.com, 203.0.113.2");
    }

    @ParameterizedTest
    @CsvSource({
        "c00c, pointer to itself",
        "c010, pointer ahead",
        "01c10161c00c, loop behind a label",
        "41, reserved length",
        "3f, no end"
    })
    void endsNamesThatNeverEnd(String name, String how) {
        String query = ApplicationSamples.DNS_QUERY.substring(0, 24) + name;
        Frame frame = udp(53, query + "00010001").frame();
        decoder.decode(frame, summary);

        assertThat(DnsMessage.read(summary).orElseThrow().questions()).as(how).isEmpty();
    }

    @Test
    void endsNamesThatPointersMakeTooLong() {
        StringBuilder chain = new StringBuilder("3f" + "61".repeat(63) + "00");
        int target = 12;
        for (int i = 0; i < 40; i++) {
            int here = 12 + chain.length() / 2;
            chain.append("07").append("62".repeat(7)).append("c%03x".formatted(target));
            target = here;
        }
        String header = "1234" + "8180" + "0001" + "0000" + "0000" + "0000";
        Frame frame =
                udp(53, header + chain + "c%03x".formatted(target) + "00010001").frame();
        decoder.decode(frame, summary);

        assertThat(DnsMessage.read(summary).orElseThrow().questions())
                .allSatisfy(question -> assertThat(question.name()).hasSizeLessThan(256));
    }

    @Test
    void escapesWhatIsNoPrintableAscii() {
        String query = ApplicationSamples.DNS_QUERY.substring(0, 24) + "03" + "61" + "ff" + "0a" + "00" + "00100001";
        assertThat(describe(udp(53, query).frame())).containsEntry("questions", "a\\255\\010 (TXT)");

        String root = ApplicationSamples.DNS_QUERY.substring(0, 24) + "00" + "00020001";
        assertThat(describe(udp(53, root).frame())).containsEntry("questions", "<Root> (NS)");
    }

    @Test
    void readsTheClientHello() {
        Map<String, String> hello =
                describe(tcp(ApplicationSamples.CLIENT_HELLO, 8443).frame());

        assertThat(hello)
                .containsEntry("version", "TLS 1.3")
                .containsEntry("serverName", "server.example.com")
                .containsEntry("applicationProtocols", "h2");
        assertThat(hello.get("ja4")).startsWith("t13d0205h2_");
    }

    @Test
    void readsTheServerNameOfAHelloThatTheSnapshotCuts() {
        Map<String, String> hello =
                describe(tcp(ApplicationSamples.CLIENT_HELLO, 443).frame(74 + 5 + 4 + 34 + 1 + 8 + 2 + 2 + 4 + 27));

        assertThat(hello).containsEntry("serverName", "server.example.com").doesNotContainKey("ja4");
    }

    @Test
    void leavesAHelloOverSeveralSegmentsAlone() {
        String half = ApplicationSamples.CLIENT_HELLO.substring(0, 120);

        assertThat(describe(tcp(half, 443).frame())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET / HTTP/1.1~Host: example.com~~ | GET | example.com",
                "OPTIONS * HTTP/1.1~host:example.com ~~ | OPTIONS | example.com",
                "POST /x HTTP/1.0~~Host: body.example.com~ | POST | ",
            })
    void readsHttpRequests(String text, String method, String host) {
        Map<String, String> request =
                describe(tcp(hex(text.replace("~", "\r\n")), 8080).frame());

        assertThat(request).containsEntry("method", method);
        assertThat(request.get("host")).isEqualTo(host);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /", "GET / HTTP/2.0\r\n", "get / HTTP/1.1\r\n", "GETTING A LIFE\r\n", "GE"})
    void takesOtherTextForNoRequest(String text) {
        assertThat(describe(tcp(hex(text), 25).frame())).isEmpty();
    }

    /** Of HTTP/0.9, and of one whose first line goes on in the next segment; only where HTTP is expected. */
    @ParameterizedTest
    @ValueSource(strings = {"GET /\r\n", "GET /a/long/pa"})
    void readsRequestsWithoutAVersion(String text) {
        assertThat(describe(tcp(hex(text), 80).frame())).containsEntry("method", "GET");
        assertThat(describe(tcp(hex(text), 25).frame())).isEmpty();
    }

    @Test
    void readsAClientHelloOfTheOldForm() {
        String hello = "801c010301000300000010" + "000035" + "00".repeat(16);
        assertThat(describe(tcp(hello, 443).frame())).containsEntry("version", "SSL 2.0");
        assertThat(describe(tcp(hello + "00", 443).frame())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"00000001, 1", "6b3343cf, 2", "ff00001d, draft-29", "00000000, negotiation", "51303530, 0x51303530"})
    void namesQuicVersions(String version, String name) {
        assertThat(describe(udp(443, "c0" + version).frame())).containsEntry("version", name);
        assertThat(describe(udp(443, "40" + version).frame())).isEmpty();
    }

    @Test
    void namesDhcpAndNtpMessages() {
        String bootp = "010106" + "00".repeat(233);
        assertThat(describe(udp(67, bootp + "63825363" + "00" + "0c0161" + "350105" + "ff")
                        .frame()))
                .containsEntry("messageType", "ACK");
        assertThat(describe(udp(68, bootp).frame())).containsEntry("messageType", "BOOTP");
        assertThat(describe(udp(67, bootp + "63825363" + "35").frame())).containsEntry("messageType", "BOOTP");
        assertThat(describe(udp(123, "24" + "00".repeat(47)).frame()))
                .containsEntry("mode", "4 (server)")
                .containsEntry("version", "4");
    }

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void bearsEveryCut(PacketBytes packet) {
        assertThat(describe(packet.frame())).isNotEmpty();
        int length = packet.bytes().length;
        for (int captured = 0; captured <= length; captured++) {
            Frame frame = packet.frame(captured);
            decoder.decode(frame, summary);
            for (LayerDetail layer : PacketDescription.of(summary)) {
                assertThat(layer.offset() + layer.length()).isLessThanOrEqualTo(captured);
            }
        }
    }

    @Test
    void guessesWithoutAllocating() {
        Frame[] frames = SAMPLES.stream().map(PacketBytes::frame).toArray(Frame[]::new);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        guessAll(frames);
        long before = threads.getCurrentThreadAllocatedBytes();
        guessAll(frames);

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000);
    }

    private void guessAll(Frame[] frames) {
        for (int i = 0; i < 10_000; i++) {
            Frame frame = frames[i % frames.length];
            decoder.decode(frame, summary);
            assert ApplicationProtocol.of(summary) != ApplicationProtocol.NONE;
        }
    }

    /** The fields of the application's layer, or none. */
    private Map<String, String> describe(Frame frame) {
        decoder.decode(frame, summary);
        return ApplicationLayer.describe(summary).map(LayerDetail::fields).orElse(Map.of());
    }
}
