package dev.packetdash.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTests {
    private final Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(5));

    private String five() {
        return Stream.generate(backoff::next).limit(5).toList().toString();
    }

    @Test
    void doublesUpToTheLimit() {
        assertThat(five()).isEqualTo("[PT0.5S, PT1S, PT2S, PT4S, PT5S]");
        assertThat(backoff.next()).hasSeconds(5);
    }

    @Test
    void beginsAnewAfterASuccess() {
        String first = five();
        backoff.reset();
        assertThat(five()).isEqualTo(first);
    }

    /** A first pause of the operator's may be longer than our limit. */
    @Test
    void waitsTheFirstPauseWhateverTheLimit() {
        assertThat(new Backoff(Duration.ofMinutes(2), Duration.ofMinutes(1)).next())
                .hasMinutes(2);
    }
}
