package dev.packetdash.evidence;

import static dev.packetdash.alert.SampleFindings.SECOND;
import static dev.packetdash.alert.SampleFindings.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.packetdash.alert.Alert;
import dev.packetdash.alert.AlertBook;
import dev.packetdash.alert.AlertRules;
import dev.packetdash.alert.ElapsedTime;
import dev.packetdash.alert.SampleFindings;
import dev.packetdash.alert.Severity;
import dev.packetdash.alert.StorageErrors;
import dev.packetdash.alert.StorageErrors.Operation;
import dev.packetdash.capture.FrameRing;
import dev.packetdash.evidence.EvidenceSettings.Payload;
import dev.packetdash.net.Frame;
import dev.packetdash.net.LinkType;
import dev.packetdash.net.TcpFlags;
import dev.packetdash.testing.Namespaces;
import dev.packetdash.testing.PacketBytes;
import dev.packetdash.testing.SmallDisk;
import dev.packetdash.testing.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class EvidenceTests {
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final String SOURCE = "203.0.113.50";
    private static final String TARGET = "198.51.100.1";
    private static final byte[] CANARY = "CANARY-7f3a".getBytes(StandardCharsets.US_ASCII);

    private final FrameRing ring = new FrameRing(1 << 20, 16);
    private final Frame frame = new Frame();

    @TempDir
    Path directory;

    private final StorageErrors errors = new StorageErrors();
    private Evidence evidence = new Evidence(settings("", Payload.BLANK, 100, "1MB"), Clock.systemUTC(), errors);

    @AfterEach
    void stops() {
        evidence.stop();
    }

    private static EvidenceSettings settings(String directory, Payload payload, int packets, String quota) {
        return new EvidenceSettings(
                directory,
                payload,
                Duration.ofSeconds(30),
                Duration.ofSeconds(2),
                packets,
                DataSize.parse(quota),
                Duration.ofDays(1));
    }

    private AlertBook start(Payload payload, int packets, String quota) {
        evidence = new Evidence(settings(directory.toString(), payload, packets, quota), Clock.systemUTC(), errors);
        AlertBook book = new AlertBook("eth0", AlertRules.DEFAULT, ElapsedTime.ofPackets(), evidence.of(ring));
        evidence.start();
        return book;
    }

    private void see(double seconds, String source, String target, int port) {
        byte[] bytes = PacketBytes.ethernet()
                .ipv4(source, target)
                .tcp(40000, port, TcpFlags.PSH)
                .payload(CANARY)
                .bytes();
        int at = ring.claim(bytes.length);
        System.arraycopy(bytes, 0, ring.bytes(), at, bytes.length);
        ring.commit(frame, bytes.length, bytes.length, LinkType.ETHERNET, START + (long) (seconds * SECOND));
    }

    private void seeAnAttack() {
        for (int i = -60; i <= 60; i++) {
            see(i, SOURCE, TARGET, 1000 + i);
            see(i, TARGET, SOURCE, 3000 + i);
            see(i, "203.0.113.51", TARGET, 80);
            see(i, SOURCE, "198.51.100.2", 80);
        }
    }

    private Path written(AlertBook book) {
        Alert alert = book.publish(START).alerts().getFirst();
        await().atMost(DEADLINE).until(() -> evidence.find(alert.id()).isPresent());
        return evidence.find(alert.id()).orElseThrow();
    }

    private static String tshark(Path file, String... fields) {
        Tools.require("tshark");
        String[] command = {"tshark", "-r", file.toString(), "-T", "fields", "-e"};
        String output = Namespaces.run(
                Stream.of(command, fields).flatMap(Arrays::stream).toArray(String[]::new));
        // Among it is what it says to root.
        return output.replaceAll("(?m)^Running as user.*\\R", "");
    }

    @Test
    void hasThePacketsBetweenThePartiesFromBeforeAndAfter() throws IOException {
        AlertBook book = start(Payload.BLANK, 1000, "10MB");
        seeAnAttack();
        book.raise(SampleFindings.scan(SOURCE, TARGET, Severity.HIGH, 5));
        Path file = written(book);

        assertThat(file.getFileName().toString()).matches("20270115T080000Z-port_scan-[0-9a-f]{16}\\.pcapng");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(evidence.files()).isEqualTo(1);
        assertThat(evidence.bytes()).isEqualTo(Files.size(file));
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
        // From 30 seconds before the first packet that counted to 2 after the one that decided, both ways.
        assertThat(tshark(file, "frame.time_epoch").lines()).hasSize(2 * (30 + 1 + 5 + 2));
    }

    @Test
    void explainsItselfInComments() throws IOException {
        AlertBook book = start(Payload.BLANK, 1000, "10MB");
        seeAnAttack();
        book.raise(SampleFindings.scan(SOURCE, TARGET, Severity.HIGH, 5));
        Path file = written(book);

        assertThat(tshark(file, "frame.comment").lines().filter(line -> !line.isBlank()))
                .containsOnly("The first packet that counted.", "The packet that decided.");
        Tools.require("capinfos");
        assertThat(Namespaces.run("capinfos", file.toString()))
                .contains("Port Scan alert", "What to do:", "Packetdash", "eth0")
                .doesNotContain("cut short", "damaged");
    }

    @Test
    void payloadIsBlankedUnlessItIsToBeKept() throws IOException {
        AlertBook book = start(Payload.BLANK, 1000, "10MB");
        seeAnAttack();
        book.raise(SampleFindings.scan(SOURCE, TARGET, Severity.HIGH, 5));
        assertThat(content(written(book))).doesNotContain("CANARY");
        Files.delete(written(book));
        evidence.stop();

        AlertBook keeping = start(Payload.KEEP, 1000, "10MB");
        keeping.raise(SampleFindings.scan(SOURCE, TARGET, Severity.HIGH, 5));
        assertThat(content(written(keeping))).contains("CANARY-7f3a");
    }

    private static String content(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    @Test
    void aFloodLeavesRoomForWhatComesAfter() throws IOException {
        AlertBook book = start(Payload.BLANK, 20, "10MB");
        for (int i = 0; i < 2000; i++) {
            see(i / 1000.0, SOURCE, TARGET, i);
        }
        book.raise(SampleFindings.scan(SOURCE, TARGET, Severity.HIGH, 1));

        List<String> times = tshark(written(book), "tcp.dstport").lines().toList();
        assertThat(times).hasSize(20).startsWith("990").endsWith("1009");
    }

    @Test
    void followsTheRingUntilItsTimeIsOver() throws IOException {
        AlertBook book = start(Payload.BLANK, 1000, "10MB");
        see(0, SOURCE, TARGET, 1);
        book.raise(SampleFindings.scan(SOURCE, TARGET, Severity.HIGH, 0));
        Path part = directory.resolve(
                EvidenceDirectory.name(book.publish(START).alerts().getFirst()) + ".part");
        await().atMost(DEADLINE).until(() -> Files.exists(part));
        see(1, TARGET, SOURCE, 2);
        see(3, TARGET, SOURCE, 3);

        assertThat(tshark(written(book), "tcp.dstport").lines()).containsExactly("1", "2");
        assertThat(part).doesNotExist();
    }

    @Test
    void suspectsHaveNone() throws IOException {
        AlertBook book = start(Payload.BLANK, 1000, "10MB");
        seeAnAttack();
        book.raise(SampleFindings.scan(SOURCE, "198.51.100.2", Severity.LOW, 5));
        book.raise(SampleFindings.scan(SOURCE, TARGET, Severity.HIGH, 5));
        await().atMost(DEADLINE).until(() -> evidence.files() == 1);

        assertThat(evidence.find(book.publish(START).alerts().getFirst().id())).isEmpty();
    }

    @Test
    void whatHasNoPacketsIsCounted() {
        AlertBook book = start(Payload.BLANK, 1000, "10MB");
        book.raise(SampleFindings.scan(SOURCE, TARGET, Severity.HIGH, 5));

        await().atMost(DEADLINE)
                .untilAsserted(() -> assertThat(evidence.dropped()).containsEntry("no_packets", 1L));
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aDirectoryThatCannotBeWrittenStopsNothing() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        directory = file;
        AlertBook book = start(Payload.BLANK, 1000, "10MB");
        seeAnAttack();
        book.raise(SampleFindings.scan(SOURCE, TARGET, Severity.HIGH, 5));

        await().atMost(DEADLINE)
                .untilAsserted(() -> assertThat(evidence.dropped()).containsEntry("write_error", 1L));
    }

    @Test
    void aDirectoryThatVanishedIsMadeAgain() throws IOException {
        directory = directory.resolve("evidence");
        AlertBook book = start(Payload.BLANK, 1000, "10MB");
        Files.delete(directory);
        seeAnAttack();
        book.raise(SampleFindings.scan(SOURCE, TARGET, Severity.HIGH, 5));

        assertThat(written(book)).exists();
    }

    @Test
    void aFullDiskIsSurvived() throws IOException {
        try (SmallDisk disk = SmallDisk.mount(directory)) {
            directory = disk.path();
            AlertBook book = start(Payload.BLANK, 1000, "10MB");
            disk.fill();
            seeAnAttack();
            book.raise(SampleFindings.scan(SOURCE, TARGET, Severity.HIGH, 5));
            await().atMost(DEADLINE)
                    .untilAsserted(() -> assertThat(evidence.dropped()).containsEntry("write_error", 1L));
            Files.delete(directory.resolve("full"));
            book.raise(SampleFindings.scan(SOURCE, "198.51.100.2", Severity.HIGH, 5));
            await().atMost(DEADLINE).until(() -> evidence.files() == 1);

            assertThat(errors.count(Operation.EVIDENCE_WRITE)).isEqualTo(1);
            evidence.stop();
        }
    }

    /** Such as a name that no file can have. */
    @Test
    void aFaultOfOurOwnCostsOneAlertItsEvidence() throws IOException {
        evidence = new Evidence(settings(directory.toString(), Payload.BLANK, 100, "1MB"), Clock.systemUTC(), errors);
        Consumer<Alert> news = evidence.of(ring);
        evidence.start();
        seeAnAttack();
        AlertBook book = new AlertBook("eth0", AlertRules.DEFAULT, ElapsedTime.ofPackets(), alert -> {});
        book.raise(SampleFindings.scan(SOURCE, TARGET, Severity.HIGH, 5));
        Alert whole = book.publish(START).alerts().getFirst();
        news.accept(new Alert(
                "\0",
                "eth0",
                whole.subject(),
                whole.severity(),
                whole.direction(),
                whole.startNanos(),
                whole.lastNanos(),
                Alert.OPEN,
                1,
                0,
                whole.explanation()));
        news.accept(whole);

        await().atMost(DEADLINE).until(() -> evidence.find(whole.id()).isPresent());
        assertThat(evidence.dropped()).containsEntry("write_error", 1L);
        assertThat(errors.count(Operation.EVIDENCE_WRITE)).isEqualTo(1);
    }

    @Test
    void theStopLeavesWholeFiles() throws IOException {
        AlertBook book = start(Payload.BLANK, 1000, "10MB");
        see(0, SOURCE, TARGET, 1);
        book.raise(SampleFindings.scan(SOURCE, TARGET, Severity.HIGH, 0));
        await().atMost(DEADLINE).until(() -> !isEmpty(directory));
        evidence.stop();

        try (var files = Files.list(directory)) {
            assertThat(files)
                    .singleElement()
                    .satisfies(file -> assertThat(tshark(file, "tcp.dstport")).isEqualToIgnoringNewLines("1"));
        }
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }

    @Test
    void theOldAndTheOldestMakeRoom() throws IOException {
        Path old = file("20260101T000000Z-dga-0000000000000001.pcapng", Duration.ofDays(2), 10);
        Path second = file("20260102T000000Z-dga-0000000000000002.pcapng", Duration.ofHours(2), 600_000);
        Path third = file("20260103T000000Z-dga-0000000000000003.pcapng", Duration.ofHours(1), 600_000);
        Path half = file("20260103T000000Z-dga-0000000000000003.pcapng.part", Duration.ofHours(1), 10);
        Path other = file("somebody-elses.pcapng", Duration.ofDays(2), 10);
        start(Payload.BLANK, 100, "1MB");

        assertThat(List.of(old, second, half)).noneMatch(Files::exists);
        assertThat(List.of(third, other)).allMatch(Files::exists);
        assertThat(evidence.bytes()).isEqualTo(600_000);
        assertThat(evidence.find("0000000000000003")).hasValue(third);
        assertThat(evidence.find("../somebody-elses")).isEmpty();
    }

    private Path file(String name, Duration age, int size) throws IOException {
        Path file = Files.write(directory.resolve(name), new byte[size]);
        return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
    }

    @Test
    void withoutADirectoryThereIsNone() {
        evidence.start();
        AlertBook book = new AlertBook("eth0", AlertRules.DEFAULT, ElapsedTime.ofPackets(), evidence.of(ring));
        book.raise(SampleFindings.scan(SOURCE, TARGET, Severity.HIGH, 5));

        assertThat(evidence.find("0000000000000001")).isEmpty();
        assertThat(evidence.files()).isZero();
    }
}
