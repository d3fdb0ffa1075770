package dev.packetdash.alert;

import static dev.packetdash.alert.SampleFindings.SECOND;
import static dev.packetdash.alert.SampleFindings.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes, the book says what a book does that goes through all its alerts for every question. */
class AlertBookModelTests {
    private static final int FINDINGS = 4000;
    private static final DetectorKind[] KINDS = {DetectorKind.PORT_SCAN, DetectorKind.UDP_FLOOD};

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void saysWhatTheNaiveOneSays(long seed) {
        Random random = new Random(seed);
        AlertRules rules = new AlertRules(
                Duration.ofSeconds(60),
                Duration.ofMinutes(5),
                2 + random.nextInt(4),
                10_000,
                8 + random.nextInt(40),
                List.of());
        List<Alert> news = new ArrayList<>();
        AlertBook book = new AlertBook("eth0", rules, ElapsedTime.ofPackets(), news::add);
        NaiveBook naive = new NaiveBook(rules);
        long now = START;
        for (int i = 0; i < FINDINGS; i++) {
            now += 1 + random.nextLong(random.nextInt(50) == 0 ? 400 * SECOND : 5 * SECOND);
            Finding finding = finding(random, now);
            book.raise(finding);
            naive.raise(finding);
            assertThat(news).containsExactlyInAnyOrderElementsOf(naive.news);
            news.clear();
            naive.news.clear();
            if (i % 20 == 0) {
                naive.endQuiet(now);
                assertThat(book.publish(now).alerts())
                        .containsExactlyInAnyOrderElementsOf(naive.all().toList());
            }
        }
        assertThat(suppressed(book, Suppression.CROWDED))
                .isEqualTo(naive.crowded)
                .isPositive();
        assertThat(suppressed(book, Suppression.CAPACITY))
                .isEqualTo(naive.outOfRoom)
                .isPositive();
        assertThat(suppressed(book, Suppression.STORM)).isZero();
    }

    private static Finding finding(Random random, long now) {
        Finding finding = SampleFindings.finding(
                KINDS[random.nextInt(KINDS.length)],
                "syn",
                "203.0.113." + random.nextInt(12),
                "198.51.100." + random.nextInt(6),
                Severity.values()[Math.min(random.nextInt(6), 3)],
                0);
        return new Finding(
                finding.subject(), finding.severity(), finding.direction(), now, now, now, finding.explanation());
    }

    private static long suppressed(AlertBook book, Suppression reason) {
        long sum = 0;
        for (DetectorKind kind : KINDS) {
            sum += book.publish(0).counts().suppressed(kind, reason);
        }
        return sum;
    }
}
