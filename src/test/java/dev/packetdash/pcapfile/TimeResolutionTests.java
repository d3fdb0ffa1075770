package dev.packetdash.pcapfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimeResolutionTests {
    private static final BigInteger NANOS = BigInteger.valueOf(1_000_000_000);

    @Test
    void isTheSameAsLongArithmetic() {
        var random = new Random(7);
        for (int octet = 0; octet < 256; octet++) {
            BigInteger base = BigInteger.valueOf(octet < 0x80 ? 10 : 2);
            BigInteger perSecond = base.pow(octet & 0x7f);
            for (int i = 0; i < 50; i++) {
                long units = random.nextLong() >>> random.nextInt(64);
                BigInteger expected = new BigInteger(Long.toUnsignedString(units))
                        .multiply(NANOS)
                        .divide(perSecond);
                if (expected.bitLength() < Long.SIZE) {
                    assertThat(TimeResolution.of(octet).nanos(units))
                            .as("%s units of if_tsresol %d", Long.toUnsignedString(units), octet)
                            .isEqualTo(expected.longValue());
                }
            }
        }
    }
}
