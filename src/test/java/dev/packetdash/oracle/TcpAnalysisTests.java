package dev.packetdash.oracle;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.capture.CaptureException;
import dev.packetdash.capture.FrameRing;
import dev.packetdash.capture.FrameSource;
import dev.packetdash.decode.PacketDecoder;
import dev.packetdash.decode.PacketSummary;
import dev.packetdash.flow.FlowListener;
import dev.packetdash.flow.FlowSettings;
import dev.packetdash.flow.FlowTable;
import dev.packetdash.flow.HandshakeOutcome;
import dev.packetdash.flow.TcpCounters;
import dev.packetdash.net.Direction;
import dev.packetdash.net.Frame;
import dev.packetdash.pcapfile.CaptureFile;
import dev.packetdash.testing.Expected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Compares what is said of TCP connections with tshark's {@code tcp.analysis} of the same captures. */
class TcpAnalysisTests {
    private static final Path TSHARK = Path.of("src/test/resources/dev/packetdash/oracle/tcp-analysis.tsv");

    private static final String CLOCK =
            "the clock jumps by years within the connection: to us it is idle and over, or the answer came too late";

    private static final String LATE =
            "captured out of order: tshark takes for repeated what was acknowledged before it was captured";

    /** Files on which we differ from tshark 4.0, each with the reason. */
    private static final Map<String, String> DIFFERENT = Map.ofEntries(
            entry(
                    "labelled/nmap_full_version_os-t1.pcap",
                    "a probe with SYN, FIN, PSH and URG comes again: to tshark each begins a connection"),
            entry("third_party/container/pcapplusplus__pcapng-example.pcapng", CLOCK),
            entry("third_party/dns/pcapplusplus__dns_over_tcp.pcapng", CLOCK),
            entry("third_party/malformed/suricata-verify__tls_DER-incomplete-content.pcap", CLOCK),
            entry("third_party/malformed/suricata-verify__tls_DER-incomplete-header.pcap", CLOCK),
            entry("third_party/ip/zeek__ipv6-http-atomic-frag.pcap", LATE),
            entry("third_party/mix/pcapplusplus__example2.pcap", LATE),
            entry(
                    "third_party/link/pcapplusplus__raw_ip.pcap",
                    "time runs backwards: tshark has no round trip for two of the handshakes"),
            entry(
                    "third_party/malformed/ndpi__fuzz-2006-09-29-28586.pcap",
                    "a fuzzer made the lengths up: other bytes count as payload"),
            entry(
                    "third_party/malformed/ndpi__reasm_segv_anon.pcapng",
                    "inside GTP, without a round trip: of 33 late segments tshark takes one more for out of order"),
            entry(
                    "third_party/transport/zeek__rst-inject-rae.pcap",
                    "a forged reset refuses what the server then accepts"),
            entry(
                    "third_party/vlan_mpls_ppp/zeek__mixed-vlan-mpls.pcap",
                    "SYN and ACK without the SYN-ACK between them: complete to us"),
            entry(
                    "third_party/vlan_mpls_ppp/zeek__pppoe-over-qinq.pcap",
                    "a connection of loss alone: of 86 segments tshark marks 25, we 31; which is right is not settled"));

    /** The figures of one capture. */
    private record Figures(long retransmissions, long outOfOrder, long zeroWindows, long handshakes) {}

    @Test
    void agreesWithTshark() throws IOException {
        Map<String, Path> captures =
                Expected.all().stream().collect(Collectors.toMap(Expected::name, Expected::capture));
        Map<String, String> different = new TreeMap<>();
        for (String line : Files.readAllLines(TSHARK)) {
            String[] fields = line.split("\t");
            Path capture = captures.get(fields[0]);
            if (capture != null) {
                Figures theirs = figures(fields);
                Figures ours = figures(counters(capture));
                if (!ours.equals(theirs)) {
                    different.put(fields[0], "ours " + ours + ", theirs " + theirs);
                }
            }
        }
        assertThat(different)
                .allSatisfy((name, how) -> assertThat(DIFFERENT).as(how).containsKey(name));
    }

    private static Figures figures(String[] fields) {
        return new Figures(
                Long.parseLong(fields[2]),
                Long.parseLong(fields[3]),
                Long.parseLong(fields[4]),
                Long.parseLong(fields[5]));
    }

    private static Figures figures(TcpCounters tcp) {
        long[] sums = new long[4];
        for (Direction direction : Direction.values()) {
            sums[0] += tcp.retransmissions(direction);
            sums[1] += tcp.outOfOrder(direction);
            sums[2] += tcp.zeroWindows(direction);
            sums[3] += tcp.outcomes(direction, HandshakeOutcome.COMPLETED);
        }
        return new Figures(sums[0], sums[1], sums[2], sums[3]);
    }

    private static TcpCounters counters(Path capture) {
        FlowTable table = new FlowTable(new FlowSettings(65_536), flow -> {}, FlowListener.NONE);
        PacketDecoder decoder = new PacketDecoder();
        PacketSummary packet = new PacketSummary();
        Frame frame = new Frame();
        FrameRing ring = new FrameRing(1 << 20, 16);
        try (CaptureFile file = CaptureFile.open(capture)) {
            while (file.next(ring, frame) == FrameSource.Next.FRAME) {
                decoder.decode(frame, packet);
                if (packet.hasAddresses()) {
                    table.add(packet);
                }
            }
        } catch (CaptureException e) {
            // The packets before the damage count.
        }
        table.finish();
        return table.tcp();
    }
}
