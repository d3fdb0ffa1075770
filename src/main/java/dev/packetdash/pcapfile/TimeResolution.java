package dev.packetdash.pcapfile;

/**
 * The unit of a pcapng interface's time stamps: a negative power of ten or of two, of a second.
 *
 * @param exponent of 10 or 2, without its sign
 */
record TimeResolution(boolean binary, int exponent) {
    static final TimeResolution MICROS = new TimeResolution(false, 6);

    private static final int BINARY_BIT = 0x80;
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final int NANOS_EXPONENT = 9;
    /** The largest power of ten that a long holds. */
    private static final int LARGEST_POWER = 18;

    /** @param octet the value of the option if_tsresol */
    static TimeResolution of(int octet) {
        return new TimeResolution((octet & BINARY_BIT) != 0, octet & ~BINARY_BIT);
    }

    /** A time in nanoseconds, rounded down; {@link Long#MAX_VALUE} for what a long does not hold. */
    long nanos(long units) {
        return binary ? binaryNanos(units) : decimalNanos(units);
    }

    private long binaryNanos(long units) {
        // The product can have 94 bits.
        long high = Math.unsignedMultiplyHigh(units, NANOS_PER_SECOND);
        long low = units * NANOS_PER_SECOND;
        if (exponent >= Long.SIZE) {
            return high >>> exponent - Long.SIZE;
        }
        long nanos = high << 1 << Long.SIZE - 1 - exponent | low >>> exponent;
        return high >>> exponent != 0 || nanos < 0 ? Long.MAX_VALUE : nanos;
    }

    private long decimalNanos(long units) {
        if (exponent <= NANOS_EXPONENT) {
            long power = powerOfTen(NANOS_EXPONENT - exponent);
            return Long.compareUnsigned(units, Long.MAX_VALUE / power) <= 0 ? units * power : Long.MAX_VALUE;
        }
        int finer = exponent - NANOS_EXPONENT;
        return finer <= LARGEST_POWER ? Long.divideUnsigned(units, powerOfTen(finer)) : 0;
    }

    private static long powerOfTen(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }
}
