package dev.packetdash.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class SizeClassTests {
    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "ABOVE")
    void includesItsUpperBoundAndNoMore(SizeClass size) {
        int bound = (int) size.upperBound();

        assertThat(size).hasToString("UP_TO_" + bound);
        assertThat(SizeClass.of(bound)).isEqualTo(size);
        assertThat(SizeClass.of(bound + 1)).isEqualTo(SizeClass.values()[size.ordinal() + 1]);
    }

    @Test
    void hasNoBoundAtTheEnd() {
        assertThat(SizeClass.ABOVE.upperBound()).isInfinite();
        assertThat(SizeClass.of(Integer.MAX_VALUE)).isEqualTo(SizeClass.ABOVE);
    }
}
