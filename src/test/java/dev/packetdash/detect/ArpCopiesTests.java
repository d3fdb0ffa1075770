package dev.packetdash.detect;

import static dev.packetdash.testing.Packets.SECOND;
import static dev.packetdash.testing.Packets.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.testing.PacketBytes;
import dev.packetdash.testing.Packets;
import org.junit.jupiter.api.Test;

class ArpCopiesTests {
    private final ArpCopies copies = new ArpCopies();
    private final Packets packets = new Packets();

    private boolean isCopy(long nanos, PacketBytes link, String sender) {
        PacketBytes packet = link.arp(2, sender, "198.51.100.2");
        return copies.isCopy(packets.of(nanos, packet));
    }

    @Test
    void knowsAMessageOnAnotherInterfaceAtOnce() {
        assertThat(isCopy(START, PacketBytes.sll2(0, 5), "198.51.100.1")).isFalse();
        assertThat(isCopy(START + 5000, PacketBytes.sll2(0, 3), "198.51.100.1")).isTrue();
        assertThat(isCopy(START + 9000, PacketBytes.sll2(4, 6), "198.51.100.1")).isTrue();
    }

    @Test
    void letsOtherMessagesAndRepetitionsPass() {
        assertThat(isCopy(START, PacketBytes.sll2(0, 5), "198.51.100.1")).isFalse();
        assertThat(isCopy(START + 5000, PacketBytes.sll2(0, 5), "198.51.100.1")).isFalse();
        assertThat(isCopy(START + 6000, PacketBytes.sll2(0, 3), "198.51.100.9")).isFalse();
        assertThat(isCopy(START + SECOND, PacketBytes.sll2(0, 3), "198.51.100.1"))
                .isFalse();
    }

    @Test
    void asksNothingWhereTheCaptureIsOfOneInterface() {
        assertThat(isCopy(START, PacketBytes.ethernet(), "198.51.100.1")).isFalse();
        assertThat(isCopy(START + 5000, PacketBytes.ethernet(), "198.51.100.1")).isFalse();
    }
}
