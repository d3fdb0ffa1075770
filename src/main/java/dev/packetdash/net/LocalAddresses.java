package dev.packetdash.net;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * The addresses by which a host knows what is its own. Immutable; looked up for every packet, so it holds plain numbers
 * in a hash table: a host that balances load has thousands.
 */
public final class LocalAddresses {
    public static final LocalAddresses UNKNOWN = new LocalAddresses(Set.of(), Set.of());

    /** 2^64 over the golden ratio (Knuth, The Art of Computer Programming, 6.4). */
    private static final long SPREAD = 0x9e37_79b9_7f4a_7c15L;

    /** High and low half of each address; a place with two zeros, the unspecified address, is free. */
    private final long[] table;

    private final int mask;
    private final boolean loopback;
    private final boolean unknown;
    private final long[] macs;

    /** @param addresses with one of 127.0.0.0/8 that whole network is the host's, as on a loopback interface */
    public LocalAddresses(Collection<IpAddress> addresses, Collection<Long> macAddresses) {
        long[] distinct = addresses.stream()
                .filter(address -> !IpAddress.isUnspecified(address.high(), address.low()))
                .distinct()
                .sorted()
                .flatMapToLong(address -> LongStream.of(address.high(), address.low()))
                .toArray();
        mask = Integer.highestOneBit(Math.max(distinct.length, 1)) * 2 - 1;
        table = new long[2 * (mask + 1)];
        for (int i = 0; i < distinct.length; i += 2) {
            add(distinct[i], distinct[i + 1]);
        }
        loopback = addresses.stream().anyMatch(address -> IpAddress.isIpv4Loopback(address.high(), address.low()));
        macs = macAddresses.stream()
                .mapToLong(Long::longValue)
                .distinct()
                .sorted()
                .toArray();
        unknown = distinct.length == 0 && macs.length == 0;
    }

    private void add(long high, long low) {
        int place = place(high, low);
        table[2 * place] = high;
        table[2 * place + 1] = low;
    }

    /** Returns the place of that address, or else the free one where it would be. At most half of all are taken. */
    private int place(long high, long low) {
        int place = (int) ((high ^ low) * SPREAD >>> Integer.SIZE) & mask;
        while ((table[2 * place] | table[2 * place + 1]) != 0
                && (table[2 * place] != high || table[2 * place + 1] != low)) {
            place = place + 1 & mask;
        }
        return place;
    }

    public boolean isUnknown() {
        return unknown;
    }

    public boolean contains(long high, long low) {
        int place = place(high, low);
        return table[2 * place] == high && table[2 * place + 1] == low && (high | low) != 0
                || loopback && IpAddress.isIpv4Loopback(high, low);
    }

    public boolean containsMac(long mac) {
        for (long own : macs) {
            if (own == mac) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LocalAddresses that
                && Arrays.equals(table, that.table)
                && Arrays.equals(macs, that.macs);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(table);
    }
}
