package dev.packetdash.alert;

import static dev.packetdash.alert.SampleFindings.SECOND;
import static dev.packetdash.alert.SampleFindings.START;
import static dev.packetdash.alert.SampleFindings.finding;
import static dev.packetdash.alert.SampleFindings.scan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.packetdash.alert.Alert.Event;
import dev.packetdash.net.Direction;
import dev.packetdash.net.MonotonicTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertBookTests {
    private static final AlertRules RULES = new AlertRules(
            Duration.ofSeconds(60),
            Duration.ofHours(1),
            3,
            100,
            8,
            List.of(new AllowlistEntry("port_scan", "192.0.2.0/28", null, null)));

    private final List<Alert> news = new ArrayList<>();
    private final AlertBook book = new AlertBook("eth0", RULES, ElapsedTime.ofPackets(), news::add);

    private List<Alert> alerts(double seconds) {
        return alerts(book, seconds);
    }

    private static List<Alert> alerts(AlertBook book, double seconds) {
        return book.publish(START + (long) (seconds * SECOND)).alerts();
    }

    private long suppressed(Suppression reason) {
        return book.publish(0).counts().suppressed(DetectorKind.PORT_SCAN, reason);
    }

    @Test
    void tellsTheBeginningThenPowersOfTwoThenTheEnd() {
        for (int i = 0; i < 100; i++) {
            book.raise(scan(Severity.HIGH, i));
        }
        assertThat(alerts(159)).singleElement().satisfies(alert -> {
            assertThat(alert.state()).isEqualTo(Alert.State.FIRING);
            assertThat(alert.count()).isEqualTo(100);
        });
        assertThat(alerts(160)).singleElement().satisfies(alert -> {
            assertThat(alert.state()).isEqualTo(Alert.State.RESOLVED);
            assertThat(alert.startNanos()).isEqualTo(START);
            assertThat(alert.endNanos()).isEqualTo(START + 99 * SECOND);
        });

        assertThat(news.stream().map(Alert::count)).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 100L);
        assertThat(news.getFirst().event()).isEqualTo(Event.FIRING);
        assertThat(news.subList(1, 7))
                .allSatisfy(alert -> assertThat(alert.event()).isEqualTo(Event.UPDATED));
        assertThat(news.getLast().event()).isEqualTo(Event.RESOLVED);
    }

    /** Alerts from before say where they were found, and end as others do. */
    @Test
    void namesTheInterfaceThatIsObservedAtTheTime() {
        book.raise(scan(Severity.HIGH, 1));
        book.observe("eth1");
        book.raise(scan(Severity.HIGH, 4000));

        assertThat(news)
                .extracting(Alert::event, Alert::interfaceName)
                .containsExactly(
                        tuple(Event.FIRING, "eth0"), tuple(Event.RESOLVED, "eth0"), tuple(Event.FIRING, "eth1"));
    }

    @Test
    void keepsItsIdThroughItsLifeAndInAReplay() {
        book.raise(scan(Severity.HIGH, 1));
        book.raise(scan(Severity.HIGH, 2));
        AlertBook replay = new AlertBook("capture.pcap", RULES, ElapsedTime.ofPackets(), alert -> {});
        replay.raise(scan(Severity.HIGH, 1));

        assertThat(news)
                .hasSize(2)
                .allSatisfy(alert -> assertThat(alert.id())
                        .matches("[0-9a-f]{16}")
                        .isEqualTo(replay.publish(0).alerts().getFirst().id()));
    }

    @Test
    void doesNotDependOnWhenItIsPublished() {
        AlertBook unpublished = new AlertBook("eth0", RULES, ElapsedTime.ofPackets(), alert -> {});
        for (double second : new double[] {1, 2, 70, 71, 4000, 8000}) {
            book.raise(scan(Severity.HIGH, second));
            alerts(second + 0.5);
            unpublished.raise(scan(Severity.HIGH, second));
        }

        assertThat(alerts(unpublished, 9000)).isEqualTo(alerts(9000));
    }

    @Test
    void keepsSuspectsToItself() {
        book.raise(scan(Severity.LOW, 1));

        assertThat(news).isEmpty();
        assertThat(alerts(1))
                .singleElement()
                .satisfies(alert -> assertThat(alert.isOpen()).isTrue());
        alerts(600);
        assertThat(news).isEmpty();
    }

    @Test
    void scanSuspectsAreTheOpenAlertsOfScansTheWorstFirst() {
        book.raise(scan("203.0.113.1", "198.51.100.1", Severity.LOW, 1));
        book.raise(of(scan("203.0.113.2", "198.51.100.2", Severity.MEDIUM, 1), 32));
        book.raise(finding(DetectorKind.DGA, "", "203.0.113.3", "198.51.100.1", Severity.LOW, 1));
        book.raise(of(finding(DetectorKind.HOST_SWEEP, "arp", "203.0.113.4", "x", Severity.LOW, 1), 40));

        assertThat(book.publish(0).scanSuspects())
                .extracting(alert -> alert.subject().source().toString(), Alert::targets)
                .containsExactly(tuple("203.0.113.4", 40L), tuple("203.0.113.2", 32L), tuple("203.0.113.1", 30L));
        alerts(600);
        assertThat(book.publish(0).scanSuspects()).isEmpty();
    }

    private static Finding of(Finding finding, int targets) {
        return new Finding(
                finding.subject(),
                finding.severity(),
                finding.direction(),
                finding.startNanos(),
                finding.nowNanos(),
                finding.monotonicNanos(),
                new Explanation(
                        List.of(new Measure("hosts", targets, 20, Duration.ofSeconds(30))),
                        List.of(),
                        List.of(),
                        "",
                        List.of()));
    }

    @Test
    void aSuspectThatIsConfirmedIsToldAsABeginning() {
        book.raise(scan(Severity.LOW, 1));
        book.raise(scan(Severity.LOW, 2));
        book.raise(scan(Severity.MEDIUM, 3));

        assertThat(news).singleElement().satisfies(alert -> {
            assertThat(alert.event()).isEqualTo(Event.FIRING);
            assertThat(alert.severity()).isEqualTo(Severity.MEDIUM);
        });
        AlertCounts counts = book.publish(0).counts();
        assertThat(counts.raised(DetectorKind.PORT_SCAN, Severity.LOW, Direction.IN))
                .isEqualTo(1);
        assertThat(counts.raised(DetectorKind.PORT_SCAN, Severity.MEDIUM, Direction.IN))
                .isEqualTo(1);
    }

    @Test
    void severityRisesAtOnceAndNeverFalls() {
        book.raise(scan(Severity.MEDIUM, 1));
        book.raise(scan(Severity.MEDIUM, 2));
        book.raise(scan(Severity.CRITICAL, 3));
        book.raise(scan(Severity.MEDIUM, 4));

        assertThat(news.stream().map(Alert::severity))
                .containsExactly(Severity.MEDIUM, Severity.MEDIUM, Severity.CRITICAL, Severity.CRITICAL);
    }

    @Test
    void isOneIncidentPerSubjectAnHour() {
        book.raise(scan(Severity.HIGH, 1));
        alerts(100);
        book.raise(scan(Severity.HIGH, 200));

        assertThat(alerts(200)).singleElement().satisfies(alert -> {
            assertThat(alert.isOpen()).isTrue();
            assertThat(alert.count()).isEqualTo(2);
        });
        assertThat(suppressed(Suppression.REPEATED)).isEqualTo(1);
        book.raise(scan(Severity.HIGH, 4000));
        assertThat(alerts(4000)).hasSize(2);
    }

    @Test
    void withholdingOneVictimDoesNotHideTheNext() {
        book.raise(scan("203.0.113.50", "198.51.100.1", Severity.HIGH, 1));
        book.raise(scan("203.0.113.50", "198.51.100.2", Severity.HIGH, 2));

        assertThat(news).hasSize(2);
    }

    @Test
    void anAllowlistedFindingIsOnlyCounted() {
        book.raise(scan("192.0.2.15", "198.51.100.1", Severity.HIGH, 1));
        book.raise(scan("192.0.2.16", "198.51.100.1", Severity.HIGH, 1));

        assertThat(news)
                .singleElement()
                .satisfies(alert -> assertThat(alert.subject().source()).hasToString("192.0.2.16"));
        assertThat(suppressed(Suppression.ALLOWLISTED)).isEqualTo(1);
    }

    @Test
    void manySourcesAgainstOneTargetMakeNoStorm() {
        for (int source = 1; source <= 100; source++) {
            book.raise(scan("203.0.113." + source, "198.51.100.1", Severity.MEDIUM, 1));
        }
        book.raise(scan("203.0.113.200", "198.51.100.2", Severity.MEDIUM, 1));
        book.raise(scan("203.0.113.201", "198.51.100.1", Severity.HIGH, 1));

        assertThat(alerts(1)).hasSize(5);
        assertThat(suppressed(Suppression.CROWDED)).isEqualTo(97);
    }

    @Test
    void criticalAlertsAreNeverTooMany() {
        for (int source = 1; source <= 6; source++) {
            book.raise(scan("203.0.113." + source, "198.51.100.1", Severity.CRITICAL, 1));
        }

        assertThat(news).hasSize(6);
    }

    @Test
    void suspectsAndOldAlertsMakeRoomForWorse() {
        book.raise(scan("203.0.113.1", "198.51.100.1", Severity.HIGH, 1));
        for (int target = 10; target < 30; target++) {
            book.raise(scan("203.0.113.2", "198.51.100." + target, Severity.LOW, target));
        }
        assertThat(alerts(30)).hasSize(8).extracting(Alert::severity).contains(Severity.HIGH);
        for (int target = 10; target < 30; target++) {
            book.raise(scan("203.0.113.3", "198.51.100." + target, Severity.MEDIUM, target));
        }
        assertThat(alerts(30)).hasSize(8).extracting(Alert::severity).containsOnlyOnce(Severity.HIGH);
        assertThat(suppressed(Suppression.CAPACITY)).isEqualTo(13 + 7 + 13);
        long told = news.size();
        book.raise(scan("203.0.113.4", "198.51.100.9", Severity.LOW, 30));
        assertThat(news).hasSize((int) told);
    }

    @Test
    void goesOnWithTheAlertsOfAnEarlierRun() {
        book.raise(scan(Severity.HIGH, 1));
        List<Alert> after = new ArrayList<>();
        AlertBook restarted = new AlertBook("eth0", RULES, ElapsedTime.ofPackets(), after::add);
        restarted.goOnWith(alerts(1), START + 2 * SECOND);
        restarted.raise(scan(Severity.HIGH, 2));

        assertThat(alerts(restarted, 500)).hasSize(1);
        assertThat(after.stream().map(Alert::event)).containsExactly(Event.UPDATED, Event.RESOLVED);
        assertThat(after.getFirst().id()).isEqualTo(news.getFirst().id());
    }

    @Test
    void aClockSetBackEndsNothingAndKeepsNothingFromItsEnd() {
        MonotonicTime time = new MonotonicTime();
        for (int second : new int[] {3600, 5}) {
            book.raise(at(second, time));
        }
        assertThat(book.publish(time.at(START + 60 * SECOND)).alerts())
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.isOpen()).isTrue();
                    assertThat(alert.durationNanos()).isNotNegative();
                });
        assertThat(book.publish(time.at(START + 67 * SECOND)).alerts()).noneMatch(Alert::isOpen);
        book.raise(at(67, time));

        assertThat(news.stream().map(Alert::event))
                .containsExactly(Event.FIRING, Event.UPDATED, Event.RESOLVED, Event.UPDATED);
    }

    private static Finding at(int second, MonotonicTime time) {
        Finding finding = scan(Severity.HIGH, second);
        return new Finding(
                finding.subject(),
                finding.severity(),
                finding.direction(),
                finding.startNanos(),
                finding.nowNanos(),
                time.at(finding.nowNanos()),
                finding.explanation());
    }

    /** The machine's time goes by whatever the packets are stamped with. */
    @Test
    void aClockSetForwardEndsNothing() {
        AlertBook live = new AlertBook("eth0", RULES, ElapsedTime.ofMachine(), news::add);
        live.raise(scan(Severity.HIGH, 1));
        live.raise(scan(Severity.HIGH, 100_000));
        live.raise(scan(Severity.HIGH, -100_000));

        assertThat(live.publish(0).alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.isOpen()).isTrue();
            assertThat(alert.count()).isEqualTo(3);
        });
    }

    @Test
    void whatAnEarlierRunSawInTheFutureWasSeenJustNow() {
        book.raise(scan(Severity.HIGH, 3600));
        AlertBook restarted = new AlertBook("eth0", RULES, ElapsedTime.ofPackets(), alert -> {});
        restarted.goOnWith(book.publish(0).alerts(), START);

        assertThat(alerts(restarted, 60)).allMatch(Alert::isOpen);
        assertThat(alerts(restarted, 61)).noneMatch(Alert::isOpen);
    }

    @Test
    void theTimeThatTheServiceWasAwayIsSilence() {
        book.raise(scan(Severity.HIGH, 0));
        AlertBook restarted = new AlertBook("eth0", RULES, ElapsedTime.ofPackets(), alert -> {});
        restarted.goOnWith(book.publish(0).alerts(), START + 61 * SECOND);

        assertThat(restarted.publish(0).alerts()).noneMatch(Alert::isOpen);
    }

    @Test
    void theLatestOfSeveralAlertsOfAnEarlierRunGoesOn() {
        book.raise(scan(Severity.HIGH, 0));
        book.raise(scan(Severity.HIGH, 7200));
        AlertBook restarted = new AlertBook("eth0", RULES, ElapsedTime.ofPackets(), alert -> {});
        restarted.goOnWith(alerts(7200).reversed(), START + 7200 * SECOND);
        restarted.raise(scan(Severity.HIGH, 7201));

        assertThat(alerts(restarted, 7201)).hasSize(2).extracting(Alert::count).containsExactly(1L, 2L);
    }
}
