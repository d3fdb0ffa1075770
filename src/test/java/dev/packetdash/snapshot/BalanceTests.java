package dev.packetdash.snapshot;

import static dev.packetdash.testing.Packets.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.packetdash.capture.CaptureStatistics;
import dev.packetdash.detect.DetectSnapshot;
import dev.packetdash.net.TcpFlags;
import dev.packetdash.report.Watched;
import dev.packetdash.snapshot.Balance.Sum;
import dev.packetdash.testing.PacketBytes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BalanceTests {
    private final Watched eth0 = new Watched("eth0")
            .see(
                    START,
                    PacketBytes.ethernet().ipv4("198.51.100.1", "203.0.113.2").tcp(1, 2, TcpFlags.SYN))
            .see(START, PacketBytes.ethernet().arp(1, "198.51.100.1", "198.51.100.2"), 20)
            .see(START, PacketBytes.ethernet().follow(0x88b5));

    @Test
    void balancesWhatWasDelivered() {
        assertThat(books(eth0.statistics(2, 5)))
                .containsExactly(
                        new Balance("eth0", Sum.KERNEL, 10, 8, 2, true),
                        new Balance("eth0", Sum.PROTOCOLS, 3, 3, 0, true),
                        new Balance("eth0", Sum.NETWORKS, 3, 3, 0, true),
                        new Balance("eth0", Sum.DECODE_OUTCOMES, 3, 3, 0, true));
    }

    /** The buffer of 96,000 bytes holds at most a thousand packets. */
    @ParameterizedTest
    @CsvSource({"-1, false", "0, true", "1000, true", "1001, false"})
    void takesNoMorePacketsForBufferedThanFit(long inBuffer, boolean balanced) {
        assertThat(books(eth0.statistics(inBuffer, 0)).getFirst())
                .isEqualTo(new Balance("eth0", Sum.KERNEL, 3 + inBuffer, 3, inBuffer, balanced));
    }

    @Test
    void showsAPacketThatWasDeliveredButNotCounted() {
        assertThat(books(new CaptureStatistics(4, 0, 0, 4, 100)))
                .filteredOn(book -> !book.balanced())
                .extracting(Balance::sum, Balance::difference)
                .containsExactly(tuple(Sum.PROTOCOLS, 1L), tuple(Sum.NETWORKS, 1L), tuple(Sum.DECODE_OUTCOMES, 1L));
    }

    private List<Balance> books(CaptureStatistics statistics) {
        return Balance.of(eth0.publisher(START, eth0.status(true, null, statistics), DetectSnapshot.NONE)
                .latest());
    }
}
