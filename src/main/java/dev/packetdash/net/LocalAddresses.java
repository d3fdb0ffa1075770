package dev.packetdash.net;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The addresses of one interface. Immutable; looked up for every packet, so it holds plain numbers; a host has few. */
public final class LocalAddresses {
    public static final LocalAddresses UNKNOWN = new LocalAddresses(Set.of(), Set.of());

    private final long[] highs;
    private final long[] lows;
    private final long[] macs;

    public LocalAddresses(Collection<IpAddress> addresses, Collection<Long> macAddresses) {
        List<IpAddress> distinct = addresses.stream().distinct().toList();
        highs = distinct.stream().mapToLong(IpAddress::high).toArray();
        lows = distinct.stream().mapToLong(IpAddress::low).toArray();
        macs = macAddresses.stream().mapToLong(Long::longValue).distinct().toArray();
    }

    public boolean isUnknown() {
        return lows.length == 0 && macs.length == 0;
    }

    public boolean contains(long high, long low) {
        for (int i = 0; i < lows.length; i++) {
            if (lows[i] == low && highs[i] == high) {
                return true;
            }
        }
        return false;
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
                && Arrays.equals(highs, that.highs)
                && Arrays.equals(lows, that.lows)
                && Arrays.equals(macs, that.macs);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(lows);
    }
}
