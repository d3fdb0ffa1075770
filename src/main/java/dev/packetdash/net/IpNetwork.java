package dev.packetdash.net;

/**
 * The addresses that share a prefix, as in {@code 198.51.100.0/24}; one address is a network of its own.
 *
 * @param prefix the network's first address
 * @param length of the prefix in bits: 0 to 32 for IPv4, to 128 for IPv6
 */
public record IpNetwork(IpAddress prefix, int length) {
    private static final int IPV4_BITS = 32;
    private static final int IPV6_BITS = 128;

    /** @throws IllegalArgumentException where the length is impossible, or bits behind the prefix are set */
    public IpNetwork {
        if (length < 0 || length > bits(prefix)) {
            throw new IllegalArgumentException("a prefix of " + prefix + " has 0 to " + bits(prefix) + " bits");
        }
        IpAddress first = new IpAddress(high(prefix.high(), length), low(prefix.high(), prefix.low(), length));
        // The first call of a record's own equals takes the JVM longer than a small file takes us.
        if (first.high() != prefix.high() || first.low() != prefix.low()) {
            throw new IllegalArgumentException("the network of that length is " + first + "/" + length);
        }
    }

    /**
     * Reads an address, or an address, a slash and a length.
     *
     * @throws IllegalArgumentException where the text is neither
     */
    public static IpNetwork parse(String text) {
        int slash = text.indexOf('/');
        IpAddress prefix = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
        return new IpNetwork(prefix, slash < 0 ? bits(prefix) : Integer.parseInt(text, slash + 1, text.length(), 10));
    }

    public boolean contains(long high, long low) {
        return prefix.isIpv4() == (high == IpAddress.IPV4_HIGH)
                && high(high, length) == prefix.high()
                && low(high, low, length) == prefix.low();
    }

    /** Tells whether every address of the other is one of this. */
    public boolean contains(IpNetwork other) {
        return length <= other.length && contains(other.prefix.high(), other.prefix.low());
    }

    private static int bits(IpAddress address) {
        return address.isIpv4() ? IPV4_BITS : IPV6_BITS;
    }

    /** The high half without what lies behind the prefix; an IPv4 address has none of its own. */
    private static long high(long high, int length) {
        return high == IpAddress.IPV4_HIGH ? high : high & mask(length, Long.SIZE);
    }

    private static long low(long high, long low, int length) {
        return high == IpAddress.IPV4_HIGH ? low & mask(length, IPV4_BITS) : low & mask(length - Long.SIZE, Long.SIZE);
    }

    /** The first {@code length} of {@code bits} bits. */
    private static long mask(int length, int bits) {
        return length <= 0 ? 0 : -1L << bits - Math.min(length, bits);
    }

    @Override
    public String toString() {
        return length == bits(prefix) ? prefix.toString() : prefix + "/" + length;
    }
}
