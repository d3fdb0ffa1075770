package dev.packetdash.oracle;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.testing.Expected;
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
    private static final String SUN_ATM =
            "tshark takes the four bytes of SunATM's own header off the lengths; libpcap counts all, as we do";
    private static final String QUOTED =
            "an ICMP error quotes DNS packets, which tshark counts again; a quote is no packet (RFC 792)";
    private static final String LINK_TYPE_182 =
            "tshark refuses the file for its link type; libpcap reads its packets, as we do";

    /** Files on which we differ from tshark 4.0, each with the reason why ours is right. */
    private static final Map<String, String> DIFFERENT = Map.ofEntries(
            entry(
                    "labelled/nmap_full_version_os-t1.pcap",
                    "the snapshot length cuts three ClientHellos: tshark reads no record that is cut, we read what is there"),
            entry("labelled/nmap_udp-t1.pcap", QUOTED),
            entry(
                    "third_party/dns/pcapplusplus__dns_over_tcp.pcapng",
                    "tshark leaves out a response that TCP sends twice; looked at alone, the packet holds one"),
            entry("third_party/ip/zeek__icmp-destunreach-udp.pcap", QUOTED),
            entry(
                    "third_party/ip/tcpdump__bigtcp-ipv6.pcap",
                    "payload length 0 of BIG TCP: tshark 4.0 reads nothing behind it, we read the captured bytes (RFC 2675)"),
            entry(
                    "third_party/link/pcapplusplus__null_loopback.pcap",
                    "a loopback family that nobody knows: tshark takes it for IPv4, libpcap does not, nor do we"),
            entry(
                    "third_party/malformed/ndpi__fuzz-2020-02-16-11740.pcap",
                    "EtherType IPv4 before a version of 6: tshark goes on with IPv6, to us the header is malformed (RFC 791)"),
            entry(
                    "third_party/malformed/suricata-verify__fuzz.pcap",
                    "the second packet's length is impossible: tshark guesses at another file format then; libpcap stops, as we do"),
            entry("third_party/malformed/tcpdump__atm-heapoverflow.pcap", SUN_ATM),
            entry("third_party/malformed/tcpdump__atm-oam-heapoverflow.pcap", SUN_ATM),
            entry("third_party/malformed/tcpdump__vtp_asan.pcap", LINK_TYPE_182),
            entry("third_party/malformed/tcpdump__vtp_asan-2.pcap", LINK_TYPE_182),
            entry("third_party/malformed/tcpdump__vtp_asan-3.pcap", LINK_TYPE_182));

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
        Map<String, String> different = new TreeMap<>();
        for (Expected expected : Expected.all()) {
            Map<String, Integer> theirs = new ExpectedFigures(expected.figures()).figures();
            Map<String, Integer> ours = new DecodedCapture(expected.capture()).figures();
            String difference = difference(ours, theirs);
            if (!difference.isEmpty()) {
                different.put(expected.name(), difference);
            }
        }
        assertThat(different)
                .allSatisfy((name, how) -> assertThat(DIFFERENT).as(how).containsKey(name));
    }

    private static String difference(Map<String, Integer> ours, Map<String, Integer> theirs) {
        TreeSet<String> figures = new TreeSet<>(ours.keySet());
        figures.removeIf(ExpectedFigures::isOfTopList);
        figures.addAll(theirs.keySet());
        StringBuilder text = new StringBuilder();
        for (String figure : figures) {
            int our = ours.getOrDefault(figure, 0);
            int their = theirs.getOrDefault(figure, 0);
            if (our != their) {
                text.append("%s: ours %d, theirs %d; ".formatted(figure, our, their));
            }
        }
        return text.toString();
    }
}
