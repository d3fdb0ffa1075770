package dev.packetdash.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.packetdash.alert.Alert;
import dev.packetdash.alert.SampleFindings;
import dev.packetdash.alert.Severity;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertLabelTests {
    @Test
    void isANameAndAValue() {
        assertThat(AlertLabel.valueOf("my_team = network = core"))
                .isEqualTo(new AlertLabel("my_team", "network = core"));
    }

    @ParameterizedTest
    @CsvSource({
        "site, must be a name",
        "=x, must have letters",
        "my-team=x, must have letters",
        "1st=x, must have letters",
        "__name__=x, must have letters",
        "s\u00efte=x, must have letters",
        "instance=x, is taken",
        "severity=x, is taken",
        "site=, one line",
        "'site=a\nb', one line",
    })
    void refusesWhatPrometheusOrAlertsWouldNotHave(String text, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AlertLabel.valueOf(text))
                .withMessageContaining(reason);
    }

    @Test
    void everyLabelOfOurOwnIsReserved() {
        Alert alert = Alert.begin("eth0", SampleFindings.scan(Severity.HIGH, 1));
        var settings = new AlertSettings.Alertmanager(
                HttpAddress.valueOf("http://localhost"),
                Authorization.NONE,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1));
        var sink = new AlertmanagerSink(settings, new Origin("web1", Map.of(), "http://web1"), Clock.systemUTC());

        assertThat(AlertLabel.RESERVED)
                .containsAll(sink.labels(alert, Severity.HIGH).keySet())
                .contains("port");
    }
}
