package dev.packetdash.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTests {
    @ParameterizedTest
    @CsvSource({
        "0, 1970-01-01T00:00:00Z",
        "1800000000123456789, 2027-01-15T08:00:00.123456789Z",
        "-1, 1969-12-31T23:59:59.999999999Z"
    })
    void convertsThereAndBackToTheNanosecond(long nanos, Instant instant) {
        assertThat(Times.instant(nanos)).isEqualTo(instant);
        assertThat(Times.unixNanos(instant)).isEqualTo(nanos);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1500000000, 1.5", "-250000000, -0.25"})
    void convertsToSeconds(long nanos, double seconds) {
        assertThat(Times.seconds(nanos)).isEqualTo(seconds);
    }
}
