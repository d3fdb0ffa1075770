package dev.packetdash.oracle;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.testing.Expected;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Decodes captures that others made and compares the figures with those of tshark. */
class OracleTests {
    private static final String SUN_ATM =
            "tshark takes the four bytes of SunATM's own header off the lengths; libpcap counts all, as we do";
    private static final String LINK_TYPE_182 =
            "tshark refuses the file for its link type; libpcap reads its packets, as we do";

    /** Files on which we differ from tshark 4.0, each with the reason why ours is right. */
    private static final Map<String, String> DIFFERENT = Map.ofEntries(
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
