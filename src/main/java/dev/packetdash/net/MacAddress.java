package dev.packetdash.net;

/** 48-bit MAC addresses, held in the low six bytes of a {@code long}. */
public final class MacAddress {
    public static final int LENGTH = 6;
    public static final long BROADCAST = 0xffff_ffff_ffffL;

    /** Stands for "this link layer has no addresses". */
    public static final long NONE = -1;

    private MacAddress() {}

    /** True for broadcast and multicast: the I/G bit of the first byte (IEEE 802). */
    public static boolean isGroup(long address) {
        return (address >>> 40 & 1) != 0;
    }

    /** Reads an address from the six bytes that {@code java.net.NetworkInterface} gives. */
    public static long of(byte[] bytes) {
        long address = 0;
        for (int i = 0; i < LENGTH; i++) {
            address = address << 8 | bytes[i] & 0xff;
        }
        return address;
    }

    public static String text(long address) {
        StringBuilder text = new StringBuilder(17);
        for (int shift = 40; shift >= 0; shift -= 8) {
            int octet = (int) (address >>> shift) & 0xff;
            text.append(Character.forDigit(octet >> 4, 16)).append(Character.forDigit(octet & 15, 16));
            text.append(shift > 0 ? ":" : "");
        }
        return text.toString();
    }
}
