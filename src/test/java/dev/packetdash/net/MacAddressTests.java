package dev.packetdash.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MacAddressTests {
    @Test
    void writesSixPairsOfHexDigits() {
        assertThat(MacAddress.text(0x0200_5e00_53ffL)).isEqualTo("02:00:5e:00:53:ff");
        assertThat(MacAddress.text(0)).isEqualTo("00:00:00:00:00:00");
        assertThat(MacAddress.text(MacAddress.BROADCAST)).isEqualTo("ff:ff:ff:ff:ff:ff");
    }

    @Test
    void readsBytesWithoutSign() {
        byte[] bytes = {(byte) 0x82, 0, 0x5e, 0, 0x53, (byte) 0xff};
        assertThat(MacAddress.of(bytes)).isEqualTo(0x8200_5e00_53ffL);
    }

    @Test
    void knowsGroupsByTheLowestBitOfTheFirstByte() {
        assertThat(MacAddress.isGroup(MacAddress.BROADCAST)).isTrue();
        assertThat(MacAddress.isGroup(0x0100_5e00_0001L)).isTrue();
        assertThat(MacAddress.isGroup(0x0200_0000_0001L)).isFalse();
    }
}
