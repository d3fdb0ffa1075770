package dev.packetdash.detect;

import static dev.packetdash.testing.Packets.SECOND;
import static dev.packetdash.testing.Packets.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.detect.AddressClaims.Binding;
import dev.packetdash.detect.AddressClaims.Claimant;
import org.junit.jupiter.api.Test;

class AddressClaimsTests {
    private static final int MAXIMUM = 100;
    private static final long WINDOW = 60 * SECOND;
    private static final long ONE = 0x0200_0000_0001L;
    private static final long OTHER = 0x0200_0000_0002L;
    private static final long THIRD = 0x0200_0000_0003L;

    private final AddressClaims claims = new AddressClaims(MAXIMUM, WINDOW);

    private Binding claim(int address, long mac, long nanos) {
        return claims.claim(-1, address, mac, nanos);
    }

    @Test
    void remembersWhoHasAnAddressAndSinceWhen() {
        claim(7, ONE, START);
        Binding binding = claim(7, ONE, START + SECOND);

        assertThat(binding.high).isEqualTo(-1);
        assertThat(binding.low).isEqualTo(7);
        assertThat(binding.last.mac).isEqualTo(ONE);
        assertThat(binding.last.sinceNanos).isEqualTo(START);
        assertThat(binding.last.lastNanos).isEqualTo(START + SECOND);
        assertThat(binding.rival).isNull();
        assertThat(claims.tracked()).isEqualTo(1);
    }

    @Test
    void remembersTheTwoThatSpokeLast() {
        Claimant one = claim(7, ONE, START).last;
        Claimant other = claim(7, OTHER, START + 1).last;
        Binding binding = claim(7, ONE, START + 2);

        assertThat(binding.last).isSameAs(one);
        assertThat(binding.rival).isSameAs(other);
        assertThat(one.sinceNanos).isEqualTo(START);
        claim(7, THIRD, START + 3);
        assertThat(binding.last.mac).isEqualTo(THIRD);
        assertThat(binding.rival).isSameAs(one);
        assertThat(claim(7, OTHER, START + 4).last).as("forgotten meanwhile").isNotSameAs(other);
    }

    @Test
    void knowsAnAddressThatAStationHasToItself() {
        Binding own = claim(7, ONE, START);
        claim(8, OTHER, START);

        assertThat(claims.heldBy(ONE)).isSameAs(own);
        assertThat(claims.heldBy(THIRD)).isNull();
        assertThat(claims.usedBy(ONE)).as("merely claimed").isNull();
        own.last.usual = true;
        assertThat(claims.usedBy(ONE)).isSameAs(own);
        claim(7, OTHER, START);
        claim(7, ONE, START);
        assertThat(claims.heldBy(ONE)).as("claimed by another too").isNull();
    }

    @Test
    void countsTheAddressesThatAStationBeganToClaimAfterAnother() {
        for (int address = 1; address <= 3; address++) {
            claim(address, ONE, START);
            claim(address, OTHER, START + 1);
            claim(address, ONE, START + 2);
        }
        claim(4, THIRD, START);

        assertThat(claims.takenBy(OTHER)).isEqualTo(3);
        assertThat(claims.takenBy(ONE)).isZero();
        assertThat(claims.takenBy(THIRD)).isZero();
    }

    @Test
    void countsPushesOnceASecond() {
        Claimant station = claim(7, ONE, START).last;
        for (int i = 0; i < 30; i++) {
            station.pushed(START + i * SECOND / 10);
        }

        assertThat(station.pushes.sum(START + 3 * SECOND)).isEqualTo(3);
        assertThat(station.pushes.sum(START + 3 * SECOND + WINDOW)).isZero();
    }

    @Test
    void beginsAnewWhenMadeUpClaimsHaveFilledIt() {
        for (int address = 1; address <= MAXIMUM; address++) {
            claim(address, ONE, START);
        }
        assertThat(claims.tracked()).isEqualTo(MAXIMUM);
        assertThat(claims.evictions()).isZero();
        Binding binding = claim(MAXIMUM + 1, OTHER, START);

        assertThat(claims.tracked()).isEqualTo(1);
        assertThat(claims.evictions()).isEqualTo(MAXIMUM);
        assertThat(claims.heldBy(ONE)).isNull();
        assertThat(claim(MAXIMUM + 1, OTHER, START + 1)).isSameAs(binding);
        assertThat(claim(1, THIRD, START).rival).as("of what is forgotten").isNull();
    }

    @Test
    void endsInNoFloodOfMadeUpClaims() {
        for (int address = 0; address < 50 * MAXIMUM; address++) {
            Binding binding = claim(address, ONE + address, START + address);
            assertThat(binding.low).isEqualTo(address);
            assertThat(claim(address, ONE + address, START + address)).isSameAs(binding);
            assertThat(claims.tracked()).isBetween(1L, (long) MAXIMUM);
        }
        assertThat(claims.evictions()).isEqualTo(49 * MAXIMUM);
    }
}
