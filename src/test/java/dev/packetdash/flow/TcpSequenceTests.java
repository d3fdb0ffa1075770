package dev.packetdash.flow;

import static dev.packetdash.testing.Packets.SECOND;
import static dev.packetdash.testing.Packets.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.net.Direction;
import dev.packetdash.net.TcpFlags;
import dev.packetdash.testing.Ends;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Segments of a hundred bytes from a client, and what its server acknowledges. */
class TcpSequenceTests {
    private static final Ends CLIENT = Ends.of("198.51.100.1", 50_000, "203.0.113.2", 443);
    private static final long MILLI = SECOND / 1000;
    private static final int LENGTH = 100;

    private final FlowTable table = new FlowTable(new FlowSettings(1024), flow -> {}, FlowListener.NONE);
    private final Segments segments = new Segments();
    private long nanos = START;
    /** The client's sequence number of the first byte of data. */
    private long first = 1001;

    /** The client's segment of that number, a millisecond after the last packet. */
    private void data(int number) {
        add(CLIENT, TcpFlags.ACK, first + (long) number * LENGTH, 501, LENGTH);
    }

    /** The server has all of the client's segments before that number. */
    private void acknowledge(int number) {
        add(CLIENT.reversed(), TcpFlags.ACK, 501, first + (long) number * LENGTH, 0);
    }

    private void add(Ends ends, int flags, long sequence, long acknowledgment, int length) {
        nanos += MILLI;
        table.add(segments.of(nanos, ends, flags, sequence & 0xffff_ffffL, acknowledgment & 0xffff_ffffL, length));
    }

    private void handshake(long roundTrip) {
        add(CLIENT, TcpFlags.SYN, first - 1, 0, 0);
        nanos += roundTrip - 2 * MILLI;
        add(CLIENT.reversed(), TcpFlags.SYN | TcpFlags.ACK, 500, first, 0);
        add(CLIENT, TcpFlags.ACK, first, 501, 0);
    }

    private void assertCounts(int retransmissions, int outOfOrder) {
        assertThat(table.tcp().retransmissions(Direction.UNKNOWN))
                .as("retransmissions")
                .isEqualTo(retransmissions);
        assertThat(table.tcp().outOfOrder(Direction.UNKNOWN)).as("out of order").isEqualTo(outOfOrder);
    }

    @Test
    void countsNothingOfAConnectionInOrder() {
        handshake(30 * MILLI);
        for (int number = 0; number < 20; number++) {
            data(number);
            acknowledge(number + 1);
        }

        assertCounts(0, 0);
    }

    @Test
    void takesWhatIsAcknowledgedAlreadyForARetransmission() {
        data(0);
        data(1);
        acknowledge(2);
        data(0);

        assertCounts(1, 0);
    }

    @Test
    void takesTheLastSegmentAgainForARetransmissionHoweverSoon() {
        data(0);
        data(1);
        data(1);

        assertCounts(1, 0);
    }

    @Test
    void takesWhatFillsAHoleSoonForOutOfOrder() {
        data(0);
        data(2);
        data(1);

        assertCounts(0, 1);
    }

    @Test
    void takesWhatFillsAHoleLateForARetransmission() {
        data(0);
        data(2);
        nanos += 2 * MILLI;
        data(1);

        assertCounts(1, 0);
    }

    /** Until then nobody can know that it was lost. */
    @ParameterizedTest
    @ValueSource(longs = {-2, 2})
    void takesWhatFillsAHoleWithinARoundTripForOutOfOrder(long millis) {
        handshake(50 * MILLI);
        data(0);
        data(2);
        nanos += (49 + millis) * MILLI;
        data(1);

        assertCounts(millis > 0 ? 1 : 0, millis > 0 ? 0 : 1);
    }

    /** Three times the same acknowledgment announce a fast retransmission (RFC 5681, section 3.2). */
    @Test
    void takesWhatRepeatedAcknowledgmentsAskForForARetransmission() {
        handshake(50 * MILLI);
        data(0);
        acknowledge(1);
        data(2);
        acknowledge(1);
        data(3);
        acknowledge(1);
        data(1);

        assertCounts(1, 0);
    }

    @Test
    void takesOneRepeatedAcknowledgmentForNoRequest() {
        handshake(50 * MILLI);
        data(0);
        acknowledge(1);
        data(2);
        acknowledge(1);
        data(1);

        assertCounts(0, 1);
    }

    @Test
    void beginsToCountRepeatsAnewWithEachAcknowledgment() {
        handshake(50 * MILLI);
        data(0);
        for (int i = 0; i < 5; i++) {
            acknowledge(1);
        }
        data(1);
        data(3);
        acknowledge(2);
        acknowledge(2);
        data(2);

        assertCounts(0, 1);
    }

    @Test
    void takesAKeepAliveForWhatItIs() {
        data(0);
        acknowledge(1);
        add(CLIENT, TcpFlags.ACK, first + LENGTH - 1, 501, 1);
        add(CLIENT, TcpFlags.ACK, first + LENGTH - 1, 501, 0);

        assertCounts(0, 0);
    }

    @ParameterizedTest
    @ValueSource(longs = {0xffff_ffffL - 150, 0x7fff_ffffL - 150})
    void goesOnWhereNumbersWrapAround(long begin) {
        first = begin;
        data(0);
        data(1);
        data(2);
        acknowledge(3);
        data(4);
        data(3);
        data(1);

        assertCounts(1, 1);
    }

    @Test
    void countsClosedWindows() {
        data(0);
        table.add(segments.of(nanos, CLIENT.reversed(), TcpFlags.ACK, 501, first + LENGTH, 0, 0));
        acknowledge(1);
        table.add(segments.of(nanos, CLIENT.reversed(), TcpFlags.RST, 501, first + LENGTH, 0, 0));

        assertThat(table.tcp().zeroWindows(Direction.UNKNOWN)).isEqualTo(1);
    }
}
