package dev.packetdash.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.alert.Alert;
import dev.packetdash.alert.AlertSnapshot;
import dev.packetdash.alert.DetectorKind;
import dev.packetdash.alert.SampleFindings;
import dev.packetdash.alert.Severity;
import dev.packetdash.alert.StorageErrors;
import dev.packetdash.capture.CaptureParameters;
import dev.packetdash.capture.CaptureStatistics;
import dev.packetdash.capture.CaptureStatus;
import dev.packetdash.capture.FrameRing;
import dev.packetdash.decode.PacketDecoder;
import dev.packetdash.decode.PacketSummary;
import dev.packetdash.detect.DetectSnapshot;
import dev.packetdash.evidence.Evidence;
import dev.packetdash.evidence.EvidenceSettings;
import dev.packetdash.flow.FlowListener;
import dev.packetdash.flow.FlowSettings;
import dev.packetdash.net.LinkType;
import dev.packetdash.net.LocalAddresses;
import dev.packetdash.net.TcpFlags;
import dev.packetdash.notify.AlertSettings;
import dev.packetdash.notify.Authorization;
import dev.packetdash.notify.HttpAddress;
import dev.packetdash.notify.Sinks;
import dev.packetdash.snapshot.InterfaceSnapshot;
import dev.packetdash.snapshot.Snapshots;
import dev.packetdash.snapshot.Snapshots.Publisher;
import dev.packetdash.testing.PacketBytes;
import dev.packetdash.testing.Scrape;
import dev.packetdash.traffic.Traffic;
import dev.packetdash.traffic.TrafficSettings;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** The metrics contract: names, types, labels, and how many series there can be at most. */
class PacketdashCollectorTests {
    private static final Path GOLDEN = Path.of("src/test/resources/dev/packetdash/metrics/families.txt");
    private static final int INTERFACES = 4;
    private static final int TOP = 20;
    private static final TrafficSettings TRAFFIC = new TrafficSettings(TOP, Duration.ofSeconds(60));
    private static final int MOST_SERIES = 4500;
    private static final Pattern SAMPLE = Pattern.compile("(\\w+)(?:\\{(.*)})? \\S+");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");

    private static final AlertSettings ALERTS = new AlertSettings(
            Duration.ofMinutes(5),
            Duration.ofHours(1),
            10,
            100,
            1000,
            List.of(),
            "",
            "sensor",
            List.of(),
            HttpAddress.valueOf(""),
            1,
            true,
            "",
            new AlertSettings.Webhook(HttpAddress.valueOf(""), Authorization.valueOf(""), Duration.ofSeconds(5)),
            new AlertSettings.Alertmanager(
                    HttpAddress.valueOf(""), Authorization.valueOf(""), Duration.ofSeconds(5), Duration.ofMinutes(1)));
    private static final Sinks SINKS = Sinks.of(ALERTS, "http://localhost:8080", Clock.systemUTC());
    private static final Evidence EVIDENCE = new Evidence(
            new EvidenceSettings(
                    "",
                    EvidenceSettings.Payload.BLANK,
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(10),
                    30_000,
                    DataSize.ofMegabytes(256),
                    Duration.ofDays(30)),
            Clock.systemUTC(),
            new StorageErrors());

    private final List<Publisher> publishers = IntStream.range(0, INTERFACES)
            .mapToObj(number -> new Publisher(new FrameRing(1 << 20, 1), snapshot("eth" + number, number)))
            .toList();

    /** With more talkers than the lists have places. */
    private static InterfaceSnapshot snapshot(String name, int number) {
        return snapshot(name, number, Duration.ofSeconds(61));
    }

    private static InterfaceSnapshot snapshot(String name, int number, Duration age) {
        Traffic traffic = new Traffic(TRAFFIC, new FlowSettings(1024), FlowListener.NONE);
        PacketDecoder decoder = new PacketDecoder();
        PacketSummary packet = new PacketSummary();
        for (int host = 1; host <= 2 * TOP; host++) {
            PacketBytes bytes = PacketBytes.ethernet().ipv4("198.51.100." + host, "203.0.113." + host);
            decoder.decode(
                    (host % 2 == 0 ? bytes.tcp(40000, host, TcpFlags.ACK) : bytes.udp(40000, host)).frame(), packet);
            traffic.add(packet);
        }
        Alert suspect = Alert.begin(name, SampleFindings.scan("2001:db8::" + number, "198.51.100.1", Severity.LOW, 1));
        return new InterfaceSnapshot(
                0,
                0,
                status(name),
                LocalAddresses.UNKNOWN,
                traffic.publish(packet.timestampNanos() + age.toNanos()),
                new DetectSnapshot(List.of(new DetectSnapshot.State(DetectorKind.PORT_SCAN, 1, 0))),
                new AlertSnapshot(List.of(suspect, suspect), AlertSnapshot.NONE.counts()));
    }

    private static CaptureStatus status(String name) {
        return CaptureStatus.open(
                name,
                CaptureStatus.Kind.LIVE,
                new CaptureParameters(LinkType.ETHERNET, 256, false, "tcp and not port 22", 1 << 20),
                CaptureStatistics.NONE);
    }

    PacketdashCollector collector(Binder... more) {
        List<Binder> binders = new java.util.ArrayList<>(List.of(
                new BuildBinder("0", "0", "0"),
                new CaptureBinder(Clock.systemUTC()),
                new PacketBinder(),
                new FlowBinder(),
                new TcpBinder(),
                new DnsBinder(),
                new TopBinder(TRAFFIC, new MetricsSettings(500)),
                new DetectBinder(),
                new AlertBinder(SINKS, EVIDENCE, new StorageErrors())));
        binders.addAll(List.of(more));
        return new PacketdashCollector(new Snapshots(TOP, publishers), binders);
    }

    private static Scrape scrape(MetricSnapshots snapshots) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        PrometheusTextFormatWriter.create().write(text, snapshots);
        return Scrape.parse(text.toString(StandardCharsets.UTF_8));
    }

    /** Also proves that no series comes twice: parsing a scrape fails on one that does. */
    @Test
    void familiesEqualTheGoldenFile() throws Exception {
        assertThat(String.join("\n", families(scrape(collector().collect()).text())) + "\n")
                .isEqualTo(Files.readString(GOLDEN));
    }

    /** A line a family: name, type, label names. */
    private static List<String> families(String text) {
        Map<String, String> types = new TreeMap<>();
        Map<String, String> labels = new TreeMap<>();
        text.lines().forEach(line -> {
            if (line.startsWith("# TYPE")) {
                types.put(line.split(" ")[2], line.split(" ")[3]);
            } else if (!line.startsWith("#")) {
                Matcher sample = SAMPLE.matcher(line);
                assertThat(sample.matches()).as(line).isTrue();
                labels.putIfAbsent(family(sample.group(1)), labels(sample.group(2)));
            }
        });
        return types.keySet().stream()
                .map(name -> "%s %s %s"
                        .formatted(name, types.get(name), labels.get(name))
                        .strip())
                .toList();
    }

    private static String family(String series) {
        return series.replaceFirst("_(bucket|count|sum)$", "");
    }

    private static String labels(String labels) {
        return labels == null
                ? ""
                : String.join(
                        ",",
                        LABEL.matcher(labels)
                                .results()
                                .map(label -> label.group(1))
                                .filter(label -> !label.equals("le"))
                                .toList());
    }

    @Test
    void seriesStayWithinTheBound() throws Exception {
        Scrape scrape = scrape(collector().collect());

        assertThat(scrape.nonZero("packetdash_host_bytes")).hasSizeGreaterThan(INTERFACES * TOP);
        assertThat(scrape.samples()).hasSizeLessThan(MOST_SERIES);
    }

    @Test
    void topFamiliesAddUpToAllTraffic() throws Exception {
        Scrape scrape = scrape(collector().collect());
        double bytes = scrape.sum("packetdash_bytes_total");

        assertThat(scrape.sum("packetdash_conversation_bytes")).isEqualTo(bytes);
        assertThat(scrape.sum("packetdash_service_port_bytes")).isEqualTo(bytes);
        assertThat(scrape.sum("packetdash_host_bytes")).isEqualTo(2 * bytes);
        assertThat(scrape.sum("packetdash_host_packets")).isEqualTo(2 * scrape.sum("packetdash_packets_total"));
    }

    /** What a series says must be of the same length each time, or a rate of it would rise and fall with the clock. */
    @Test
    void topFamiliesSayNothingOfAWindowThatIsNotComplete() throws Exception {
        InterfaceSnapshot early = snapshot("eth0", 0, Duration.ofSeconds(30));
        assertThat(early.traffic().window().hosts()).hasSize(TOP);
        TopBinder binder = new TopBinder(TRAFFIC, new MetricsSettings(500));
        Scrape scrape = scrape(new MetricSnapshots(binder.families(List.of(early))));

        assertThat(scrape.nonZero("packetdash_host_bytes")).isEmpty();
        assertThat(scrape.nonZero("packetdash_conversation_bytes")).isEmpty();
        assertThat(scrape.nonZero("packetdash_service_port_bytes")).isEmpty();
        assertThat(scrape.nonZero("packetdash_distinct_hosts")).isEmpty();
        assertThat(scrape.sum("packetdash_top_window_seconds")).isEqualTo(60);
    }

    @Test
    void aFailingBinderCostsOnlyFreshness() throws Exception {
        int[] calls = {0};
        PacketdashCollector collector = collector(snapshots -> {
            if (calls[0]++ > 0) {
                throw new IllegalStateException("a defect, for the test");
            }
            return List.of();
        });
        Scrape first = scrape(collector.collect());

        assertThat(scrape(collector.collect())).isEqualTo(first);
    }
}
