package dev.packetdash.net;

import java.util.Locale;

/** The one spelling of a closed list's members in metrics, JSON and text. */
public final class Labels {
    private Labels() {}

    /** {@code SYN_ACK} becomes {@code syn_ack}. */
    public static String label(Enum<?> member) {
        return member.name().toLowerCase(Locale.ROOT);
    }

    /** Numbers nobody named keep their value: {@code 0x88b5}. */
    public static String hex(int number, int digits) {
        return "0x" + ("%0" + digits + "x").formatted(number);
    }
}
