package dev.packetdash.net;

import java.net.InetAddress;
import java.nio.ByteBuffer;

/**
 * An IPv4 or IPv6 address in two {@code long}s, so that tables and summaries hold it without an object. The hot path
 * uses the two numbers ({@code high}, {@code low}) and the static methods; the record is for readers.
 *
 * <p>An IPv4 address has {@link #IPV4_HIGH} as its high half. No IPv6 host can have that prefix: it lies in the
 * multicast block with all reserved flags and scope bits set (RFC 4291, section 2.7). IPv4-mapped addresses
 * (::ffff:0:0/96) stay IPv6.
 */
public record IpAddress(long high, long low) implements Comparable<IpAddress> {
    public static final long IPV4_HIGH = -1;

    private static final long IPV4_MASK = 0xffff_ffffL;

    public static IpAddress ipv4(int address) {
        return new IpAddress(IPV4_HIGH, address & IPV4_MASK);
    }

    public static IpAddress of(InetAddress address) {
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        return bytes.remaining() == 4 ? ipv4(bytes.getInt()) : new IpAddress(bytes.getLong(), bytes.getLong());
    }

    /**
     * Reads the text form of an address; never asks a name server.
     *
     * @throws IllegalArgumentException where the text is no IPv6 literal and no dotted quad
     */
    public static IpAddress parse(String text) {
        IpAddress address = of(InetAddress.ofLiteral(text));
        if (address.isIpv4() && text.contains(":")) {
            // Java takes the IPv4 address out of a mapped one.
            return new IpAddress(0, Ipv6Text.MAPPED_PREFIX << 32 | address.low);
        }
        if (address.isIpv4() && !text.equals(address.toString())) {
            // Java reads 443 as 0.0.1.187.
            throw new IllegalArgumentException("Invalid IP address literal: " + text);
        }
        return address;
    }

    public boolean isIpv4() {
        return high == IPV4_HIGH;
    }

    /** 224.0.0.0/4, 255.255.255.255 or ff00::/8. */
    public static boolean isGroup(long high, long low) {
        return high == IPV4_HIGH ? low >>> 28 == 0xe || low == IPV4_MASK : high >>> 56 == 0xff;
    }

    /** 0.0.0.0 or :: — a host that has no address yet. */
    public static boolean isUnspecified(long high, long low) {
        return low == 0 && (high == 0 || high == IPV4_HIGH);
    }

    /** 127.0.0.0/8. */
    public static boolean isIpv4Loopback(long high, long low) {
        return high == IPV4_HIGH && low >>> 24 == 127;
    }

    /** IPv4 first, then as numbers. */
    @Override
    public int compareTo(IpAddress other) {
        int byHigh = Long.compareUnsigned(high - IPV4_HIGH, other.high - IPV4_HIGH);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    /** Dotted quad, or the canonical IPv6 text of RFC 5952. */
    @Override
    public String toString() {
        return isIpv4() ? ipv4Text((int) low) : Ipv6Text.of(high, low);
    }

    private static String ipv4Text(int address) {
        return (address >>> 24) + "." + (address >>> 16 & 0xff) + "." + (address >>> 8 & 0xff) + "." + (address & 0xff);
    }
}
