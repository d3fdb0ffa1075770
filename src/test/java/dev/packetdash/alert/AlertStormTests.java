package dev.packetdash.alert;

import static dev.packetdash.alert.SampleFindings.SECOND;
import static dev.packetdash.alert.SampleFindings.START;
import static dev.packetdash.alert.SampleFindings.scan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.net.IpAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertStormTests {
    private static final int PER_KIND = 20;
    private static final int STORM = 50_000;

    private final List<Alert> news = new ArrayList<>();
    private final AlertBook book = book(1000);

    private AlertBook book(int capacity) {
        return new AlertBook(
                "eth0",
                new AlertRules(Duration.ofMinutes(5), Duration.ofHours(1), 10, PER_KIND, capacity, List.of()),
                ElapsedTime.ofPackets(),
                news::add);
    }

    /** Each of another source, at another target. */
    private static void storm(AlertBook book, int count, Severity severity, double fromSecond) {
        for (int i = 0; i < count; i++) {
            raise(book, IpAddress.ipv4(0x0b00_0000 + i).toString(), severity, fromSecond + i / 10_000.0);
        }
    }

    private static void raise(AlertBook book, String source, Severity severity, double second) {
        String target = IpAddress.ipv4(0x0a00_0000 + (int) (second * 10_000)).toString();
        book.raise(scan(source, target, severity, second));
    }

    private Alert sum() {
        return book.publish(0).alerts().stream()
                .filter(alert -> alert.subject().equals(Storm.subject(DetectorKind.PORT_SCAN)))
                .findFirst()
                .orElseThrow();
    }

    private List<Alert> at(double second) {
        return book.publish(START + (long) (second * SECOND)).alerts();
    }

    @Test
    void oneAlertSumsUpWhatIsTooMuchToTell() {
        storm(book, STORM, Severity.MEDIUM, 1);

        Alert sum = sum();
        assertThat(sum.count()).isEqualTo(STORM - PER_KIND);
        assertThat(book.publish(0).counts().suppressed(DetectorKind.PORT_SCAN, Suppression.STORM))
                .isEqualTo(STORM - PER_KIND);
        assertThat(AlertText.summary(sum)).contains("Many sources", "49,980 findings beyond");
        assertThat(AlertText.description(sum))
                .contains("Sources: more than 1,000, none more often", "Targets: more than 1,000");
        assertThat(book.publish(0).alerts()).hasSize(PER_KIND + 1);
        // Its own news comes at powers of two.
        assertThat(news).hasSize(PER_KIND + 16);
    }

    @Test
    void whoStandsOutIsNamed() {
        for (int i = 0; i < STORM; i++) {
            String source =
                    i % 3 == 0 ? "203.0.113.7" : IpAddress.ipv4(0x0b00_0000 + i).toString();
            raise(book, source, Severity.MEDIUM, 1 + i / 10_000.0);
        }

        assertThat(sum().explanation().details().getFirst()).contains("most often 203.0.113.7 (at least 1");
    }

    @Test
    void whatIsWorseIsToldAllTheSame() {
        storm(book, STORM, Severity.MEDIUM, 1);
        raise(book, "203.0.113.7", Severity.CRITICAL, 7);

        assertThat(news.getLast().subject().source()).hasToString("203.0.113.7");
        storm(book, STORM, Severity.CRITICAL, 8);
        assertThat(sum().severity()).isEqualTo(Severity.CRITICAL);
        assertThat(news).hasSizeLessThan(3 * PER_KIND + 2 * 20);
    }

    @Test
    void suspectsAreNoStormUntilTheyAreConfirmed() {
        storm(book, 500, Severity.LOW, 1);
        assertThat(news).isEmpty();
        assertThat(at(2)).hasSize(500);
        for (int i = 0; i < 500; i++) {
            book.raise(scan(
                    IpAddress.ipv4(0x0b00_0000 + i).toString(),
                    IpAddress.ipv4(0x0a00_0000 + 10_000 + i).toString(),
                    Severity.MEDIUM,
                    3));
        }

        assertThat(news).hasSizeLessThan(PER_KIND + 12);
        assertThat(sum().count()).isEqualTo(500 - PER_KIND);
    }

    @Test
    void noRoomMakesNoMoreNews() {
        AlertBook small = book(10);
        storm(small, STORM, Severity.MEDIUM, 1);

        assertThat(small.publish(0).alerts()).hasSize(10);
        // Each begins, and ends where the next one needs its room.
        assertThat(news).hasSizeLessThan(2 * PER_KIND + 20);
    }

    @Test
    void isOverWhenItIsQuietAndTheNextOneIsTold() {
        storm(book, 1000, Severity.MEDIUM, 1);
        assertThat(at(400)).allSatisfy(alert -> assertThat(alert.isOpen()).isFalse());
        assertThat(sum().count()).isEqualTo(1000 - PER_KIND);
        news.clear();
        storm(book, 1000, Severity.MEDIUM, 500);

        assertThat(news).hasSizeGreaterThan(PER_KIND);
        assertThat(sum().isOpen()).isTrue();
        assertThat(sum().count()).isEqualTo(2 * (1000 - PER_KIND));
    }

    @Test
    void doesNotDependOnWhenItIsPublished() {
        AlertBook unpublished = book(1000);
        for (int i = 0; i < 3000; i++) {
            raise(book, IpAddress.ipv4(0x0b00_0000 + i).toString(), Severity.MEDIUM, 1 + i / 10.0);
            raise(unpublished, IpAddress.ipv4(0x0b00_0000 + i).toString(), Severity.MEDIUM, 1 + i / 10.0);
            if (i % 7 == 0) {
                book.publish(0);
            }
        }

        assertThat(book.publish(0).alerts()).isEqualTo(unpublished.publish(0).alerts());
    }
}
