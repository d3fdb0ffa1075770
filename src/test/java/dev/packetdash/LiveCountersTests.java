package dev.packetdash;

import static dev.packetdash.net.TcpFlags.ACK;
import static dev.packetdash.net.TcpFlags.FIN;
import static dev.packetdash.net.TcpFlags.PSH;
import static dev.packetdash.net.TcpFlags.RST;
import static dev.packetdash.net.TcpFlags.SYN;
import static dev.packetdash.net.TcpFlags.URG;
import static dev.packetdash.testing.Namespaces.NEAR_ADDRESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.packetdash.net.EtherType;
import dev.packetdash.net.IpProtocol;
import dev.packetdash.testing.Namespaces;
import dev.packetdash.testing.PacketBytes;
import dev.packetdash.testing.Replay;
import dev.packetdash.testing.RunningService;
import dev.packetdash.testing.Scrape;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Known packets over a real cable: every counter of the scrape equals what was sent, and the books balance. */
class LiveCountersTests {
    private static final String OUTSIDE = "203.0.113.9";
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    @AutoClose
    private Namespaces network;

    @BeforeEach
    void layCable() {
        network = Namespaces.quiet();
    }

    /** A frame, and the series that count it, each without its interface label. */
    private record Sample(byte[] frame, List<String> series) {
        static Sample of(PacketBytes packet, String... series) {
            return new Sample(packet.bytes(), List.of(series));
        }
    }

    private static PacketBytes in() {
        return PacketBytes.ethernet().ipv4(OUTSIDE, NEAR_ADDRESS);
    }

    private static PacketBytes transit() {
        return PacketBytes.ethernet().ipv6("2001:db8::99", "2001:db8::42");
    }

    private static List<Sample> samples() {
        return Stream.of(tcp(), otherTransports(), links())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Sample> tcp() {
        return List.of(
                tcp(SYN, 0, "syn"),
                tcp(SYN | ACK, 0, "syn_ack"),
                tcp(ACK, 0, "ack"),
                tcp(PSH | ACK, 700, "data"),
                tcp(FIN | ACK, 0, "fin"),
                tcp(RST, 0, "rst"),
                tcp(0, 0, "null"),
                tcp(FIN | PSH | URG, 0, "xmas"),
                tcp(SYN | FIN, 0, "other"));
    }

    private static Sample tcp(int flags, int payload, String kind) {
        return Sample.of(
                in().tcp(40000, 443, flags).payload(payload),
                "packets_total{direction=in,protocol=tcp}",
                "network_packets_total{direction=in,network=ipv4}",
                "tcp_segments_total{direction=in,kind=" + kind + "}",
                "decode_outcomes_total{layer=transport,outcome=complete}");
    }

    private static List<Sample> otherTransports() {
        return List.of(
                Sample.of(
                        in().udp(5000, 53).payload(40),
                        "packets_total{direction=in,protocol=udp}",
                        "network_packets_total{direction=in,network=ipv4}",
                        "decode_outcomes_total{layer=transport,outcome=complete}"),
                Sample.of(
                        in().icmp(8, 0).payload(56),
                        "packets_total{direction=in,protocol=icmp}",
                        "network_packets_total{direction=in,network=ipv4}",
                        "icmp_messages_total{direction=in,message=echo_request,network=ipv4}",
                        "decode_outcomes_total{layer=transport,outcome=complete}"),
                Sample.of(
                        transit().icmpv6(128, 0).payload(8),
                        "packets_total{direction=transit,protocol=icmpv6}",
                        "network_packets_total{direction=transit,network=ipv6}",
                        "icmp_messages_total{direction=transit,message=echo_request,network=ipv6}",
                        "decode_outcomes_total{layer=transport,outcome=complete}"),
                Sample.of(
                        transit().extension(IpProtocol.HOP_BY_HOP, 8).udp(1, 2),
                        "packets_total{direction=transit,protocol=udp}",
                        "network_packets_total{direction=transit,network=ipv6}",
                        "decode_outcomes_total{layer=transport,outcome=complete}"),
                Sample.of(
                        in().follow(253).payload(20),
                        "packets_total{direction=in,protocol=other_ip}",
                        "network_packets_total{direction=in,network=ipv4}",
                        "decode_outcomes_total{layer=transport,outcome=unsupported}"),
                Sample.of(
                        PacketBytes.ethernet()
                                .ipv4(OUTSIDE, NEAR_ADDRESS)
                                .fragment(0, true)
                                .udp(7, 8)
                                .payload(64),
                        "packets_total{direction=in,protocol=udp}",
                        "network_packets_total{direction=in,network=ipv4}",
                        "fragments_total{network=ipv4,position=first}",
                        "decode_outcomes_total{layer=transport,outcome=complete}"));
    }

    private static List<Sample> links() {
        return List.of(
                Sample.of(
                        PacketBytes.ethernet()
                                .vlan(7)
                                .ipv4(OUTSIDE, NEAR_ADDRESS)
                                .udp(1, 2),
                        "packets_total{direction=in,protocol=udp}",
                        "network_packets_total{direction=in,network=ipv4}",
                        "encapsulated_packets_total{encapsulation=vlan}",
                        "decode_outcomes_total{layer=transport,outcome=complete}"),
                Sample.of(
                        PacketBytes.ethernet()
                                .vlan(EtherType.QINQ, 7)
                                .vlan(8)
                                .ipv4(OUTSIDE, NEAR_ADDRESS)
                                .tcp(1, 2, ACK),
                        "packets_total{direction=in,protocol=tcp}",
                        "network_packets_total{direction=in,network=ipv4}",
                        "encapsulated_packets_total{encapsulation=qinq}",
                        "tcp_segments_total{direction=in,kind=ack}",
                        "decode_outcomes_total{layer=transport,outcome=complete}"),
                Sample.of(
                        PacketBytes.ethernet().arp(2, OUTSIDE, "203.0.113.77").padding(18),
                        "packets_total{direction=transit,protocol=arp}",
                        "network_packets_total{direction=transit,network=arp}",
                        "arp_messages_total{operation=reply}",
                        "decode_outcomes_total{layer=network,outcome=complete}"),
                Sample.of(
                        PacketBytes.ethernet().follow(0x88b5).payload(50),
                        "packets_total{direction=transit,protocol=non_ip}",
                        "network_packets_total{direction=transit,network=other}",
                        "decode_outcomes_total{layer=network,outcome=unsupported}"));
    }

    @ParameterizedTest
    @CsvSource({"1000, 100", "10000, 1000", "50000, 4000"})
    void everyCounterEqualsWhatWasSent(int packetsPerSecond, int rounds) {
        List<Sample> samples = samples();
        try (RunningService service = RunningService.capture(network.nearInterface())) {
            await().atMost(DEADLINE).until(() -> service.scrape().sum("packetdash_capture_up") == 1);
            Replay.send(network, samples.stream().map(Sample::frame).toList(), rounds, packetsPerSecond);
            long sent = (long) samples.size() * rounds;
            await().atMost(DEADLINE).until(() -> service.scrape().sum("packetdash_packets_total") >= sent);
            Scrape scrape = service.scrape();

            assertThat(counted(scrape)).isEqualTo(expected(samples, rounds));
            long bytes =
                    samples.stream().mapToLong(sample -> sample.frame.length).sum() * rounds;
            assertThat(scrape.sum("packetdash_bytes_total")).isEqualTo(bytes);
            assertThat(scrape.sum("packetdash_packet_size_bytes_sum")).isEqualTo(bytes);
            assertThat(scrape.sum("packetdash_packet_size_bytes_count")).isEqualTo(sent);
            assertBalanced(service, scrape, sent);
            assertThat(scrape.sum("packetdash_capture_kernel_dropped_packets_total"))
                    .isZero();
        }
    }

    @Test
    void booksBalanceWherePacketsAreLost() {
        byte[] frame = PacketBytes.ethernet()
                .ipv4(OUTSIDE, NEAR_ADDRESS)
                .udp(1, 2)
                .payload(1000)
                .bytes();
        try (RunningService service = RunningService.capture(
                network.nearInterface(),
                "--packetdash.capture.buffer-size=64KB",
                "--packetdash.capture.snapshot-length=2048")) {
            await().atMost(DEADLINE).until(() -> service.scrape().sum("packetdash_capture_up") == 1);
            Replay.send(network, Collections.nCopies(1000, frame), 100, 1_000_000);
            await().atMost(DEADLINE)
                    .until(() -> service.scrape().sum("packetdash_capture_kernel_received_packets_total") >= 100_000
                            && service.scrape().sum("packetdash_capture_unaccounted_packets") == 0);
            Scrape scrape = service.scrape();

            assertThat(scrape.sum("packetdash_capture_kernel_dropped_packets_total"))
                    .isPositive();
            assertThat(scrape.sum("packetdash_packets_total")).isPositive();
            assertBalanced(service, scrape, 100_000);
        }
    }

    private static void assertBalanced(RunningService service, Scrape scrape, long received) {
        double delivered = scrape.sum("packetdash_capture_delivered_packets_total");
        double dropped = scrape.sum("packetdash_capture_kernel_dropped_packets_total");
        assertThat(scrape.sum("packetdash_capture_kernel_received_packets_total"))
                .isEqualTo(received);
        assertThat(dropped + delivered).isEqualTo(received);
        assertThat(scrape.sum("packetdash_packets_total")).isEqualTo(delivered);
        assertThat(scrape.sum("packetdash_network_packets_total")).isEqualTo(delivered);
        assertThat(scrape.sum("packetdash_decode_outcomes_total")).isEqualTo(delivered);
        assertThat(scrape.nonZero("packetdash_books_difference_packets")).isEmpty();
        assertThat(service.json("/api/v1/diagnostics").get("books"))
                .allSatisfy(book -> assertThat(book.get("balanced").asBoolean()).isTrue());
    }

    private static Map<String, Double> expected(List<Sample> samples, int rounds) {
        Map<String, Double> expected = new TreeMap<>();
        samples.forEach(sample ->
                sample.series.forEach(series -> expected.merge("packetdash_" + series, (double) rounds, Double::sum)));
        return expected;
    }

    private static Map<String, Double> counted(Scrape scrape) {
        Map<String, Double> counted = new TreeMap<>();
        for (String family : List.of(
                "packets_total",
                "network_packets_total",
                "encapsulated_packets_total",
                "fragments_total",
                "tcp_segments_total",
                "icmp_messages_total",
                "arp_messages_total",
                "decode_outcomes_total")) {
            scrape.nonZero("packetdash_" + family)
                    .forEach((series, count) -> counted.put(
                            series.replaceAll("interface=\"[^\"]*\",?", "")
                                    .replace("\"", "")
                                    .replace(",}", "}"),
                            count));
        }
        return counted;
    }
}
