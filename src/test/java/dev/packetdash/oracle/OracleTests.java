package dev.packetdash.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.testing.Expected;
import dev.packetdash.testing.KnownDifference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Decodes captures that others made and compares the figures with those of tshark. */
class OracleTests {
    private static final KnownDifference FOLLOWED = new KnownDifference(
            "inner\\..*|tunnelled_packets", "the figures do not follow GTP and Teredo; we do, as tshark itself does");

    /** Files on which we differ from tshark 4.0. */
    private static final Map<String, KnownDifference> DIFFERENT = Map.of(
            "third_party/malformed/ndpi__reasm_segv_anon.pcapng",
            FOLLOWED,
            "third_party/tunnel/pcapplusplus__gtp-u.pcap",
            FOLLOWED,
            "third_party/tunnel/zeek__Teredo.pcap",
            FOLLOWED,
            "third_party/ip/tcpdump__bigtcp-ipv6.pcap",
            new KnownDifference(
                    "(flows|conversations)\\.top\\..* 0 .*|(outer|inner)\\.tcp_flags\\..*",
                    "payload length 0 of BIG TCP: tshark 4.0 reads nothing behind it, we read the captured bytes (RFC 2675)"),
            "third_party/malformed/suricata-verify__fuzz.pcap",
            new KnownDifference(
                    ".*",
                    "the second packet's length is impossible: tshark guesses at another file format then and reads debris;"
                            + " libpcap stops, as we do"));

    @Test
    void fingerprintsTlsClientsAsJa4Does() {
        List<Expected> captures = Expected.all().stream()
                .filter(capture -> !ja4(capture).isEmpty())
                .toList();
        assertThat(captures).isNotEmpty();
        for (Expected expected : captures) {
            assertThat(new DecodedCapture(expected.capture()).ja4())
                    .as(expected.name())
                    .containsAll(ja4(expected));
        }
    }

    /** The fingerprints of TCP clients that the JA4 project's own tests expect of a capture. */
    private static Set<String> ja4(Expected expected) {
        Path file = expected.capture()
                .resolveSibling("../../ja4/" + expected.capture().getFileName() + ".json");
        Set<String> fingerprints = new TreeSet<>();
        if (Files.exists(file)) {
            for (JsonNode flow : JsonMapper.shared().readTree(file).get("flows")) {
                for (var field : flow.properties()) {
                    String value = field.getValue().asString();
                    if (field.getKey().matches("JA4\\.\\d+") && value.startsWith("t")) {
                        fingerprints.add(value);
                    }
                }
            }
        }
        return fingerprints;
    }

    @Test
    void countsWhatTsharkCounts() {
        Map<String, String> wrong = new TreeMap<>();
        for (Expected expected : Expected.all()) {
            Figures ours = new DecodedCapture(expected.capture()).figures();
            Map<String, String> differences = Figures.differences(ours, ExpectedFigures.of(expected.figures()));
            if (ExpectedFigures.isRefused(expected.figures())) {
                differences.keySet().removeIf(figure -> figure.contains("bytes")); // libpcap only counts packets.
            }
            String problem = KnownDifference.check(DIFFERENT, expected.name(), differences);
            if (!problem.isEmpty()) {
                wrong.put(expected.name(), problem);
            }
        }
        assertThat(wrong).isEmpty();
    }
}
