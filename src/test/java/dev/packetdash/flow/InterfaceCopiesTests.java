package dev.packetdash.flow;

import static dev.packetdash.net.TcpFlags.ACK;
import static dev.packetdash.net.TcpFlags.FIN;
import static dev.packetdash.net.TcpFlags.PSH;
import static dev.packetdash.net.TcpFlags.SYN;
import static dev.packetdash.testing.Packets.SECOND;
import static dev.packetdash.testing.Packets.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.decode.PacketSummary;
import dev.packetdash.net.Direction;
import dev.packetdash.testing.Ends;
import dev.packetdash.testing.PacketBytes;
import dev.packetdash.testing.Packets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Packets that cross several interfaces of one capture: a port, its bridge, and what lies behind. */
class InterfaceCopiesTests {
    private static final int PORT = 5;
    private static final int BRIDGE = 3;
    private static final long MICROSECOND = 1000;
    private static final Ends CLIENT = Ends.of("198.51.100.1", 50_000, "203.0.113.2", 80);

    private final List<Taken> taken = new ArrayList<>();
    private final List<Integer> opened = new ArrayList<>();
    private final FlowTable table =
            new FlowTable(new FlowSettings(1024), flow -> taken.add(Taken.of(flow)), new FlowListener() {
                @Override
                public void opened(Flow flow, PacketSummary packet) {
                    opened.add(packet.interfaceIndex());
                }
            });
    private final Segments port = new Segments(PORT);
    private final Segments bridge = new Segments(BRIDGE);
    private final Packets packets = new Packets();
    private long nanos = START;
    private int counted;

    private void add(PacketSummary packet) {
        counted += table.add(packet) ? 1 : 0;
    }

    /** From the client: on the port, then on the bridge. */
    private void in(int flags, long sequence, long acknowledgment, int length) {
        add(port.of(nanos, CLIENT, flags, sequence, acknowledgment, length));
        add(bridge.of(nanos + 5 * MICROSECOND, CLIENT, flags, sequence, acknowledgment, length));
        nanos += 100 * MICROSECOND;
    }

    /** To the client: the other way round. */
    private void out(int flags, long sequence, long acknowledgment, int length) {
        add(bridge.of(nanos, CLIENT.reversed(), flags, sequence, acknowledgment, length));
        add(port.of(nanos + 5 * MICROSECOND, CLIENT.reversed(), flags, sequence, acknowledgment, length));
        nanos += 100 * MICROSECOND;
    }

    private long retransmitted() {
        return table.tcp().retransmissions(Direction.IN) + table.tcp().outOfOrder(Direction.IN);
    }

    @Test
    void analysesEachSegmentOnce() {
        in(SYN, 999, 0, 0);
        out(SYN | ACK, 4999, 1000, 0);
        in(ACK, 1000, 5000, 0);
        in(ACK | PSH, 1000, 5000, 100);
        for (int i = 0; i < 50; i++) {
            out(ACK, 5000 + 1000 * i, 1100, 1000);
            in(ACK, 1100, 6000 + 1000 * i, 0);
        }
        out(FIN | ACK, 55_000, 1100, 0);
        in(FIN | ACK, 1100, 55_001, 0);
        table.drain(nanos);

        assertThat(counted).isEqualTo(106);
        assertThat(retransmitted()).isZero();
        assertThat(opened).containsExactly(PORT);
        assertThat(taken).singleElement().satisfies(flow -> {
            assertThat(flow.packetsFromClient()).isEqualTo(54);
            assertThat(flow.packetsFromServer()).isEqualTo(52);
        });
    }

    /** Segmentation offload: the bridge hands on at once what the port has to cut. */
    @Test
    void knowsACopyThatIsCutOtherwise() {
        in(ACK, 1100, 5000, 0);
        for (int i = 0; i < 10; i++) {
            long sequence = 5000 + 4000 * i;
            add(bridge.of(nanos, CLIENT.reversed(), ACK, sequence, 1100, 4000));
            for (int part = 0; part < 4; part++) {
                add(port.of(nanos + 5 * MICROSECOND, CLIENT.reversed(), ACK, sequence + 1000 * part, 1100, 1000));
            }
            nanos += 100 * MICROSECOND;
        }

        assertThat(counted).isEqualTo(11);
        assertThat(retransmitted()).isZero();
    }

    @Test
    void countsARealRetransmissionOnce() {
        out(ACK, 5000, 1100, 1000);
        out(ACK, 6000, 1100, 1000);
        nanos += SECOND / 4;
        out(ACK, 5000, 1100, 1000);

        assertThat(retransmitted()).isEqualTo(1);
    }

    /** After a change of the route: what is new counts at once. */
    @Test
    void followsAFlowToAnotherInterface() {
        out(ACK, 5000, 1100, 1000);
        Segments uplink = new Segments(9);
        for (int i = 1; i < 5; i++) {
            add(uplink.of(nanos + i * MICROSECOND, CLIENT.reversed(), ACK, 5000 + 1000 * i, 1100, 1000));
        }
        nanos += SECOND / 4;
        add(uplink.of(nanos, CLIENT.reversed(), ACK, 5000, 1100, 1000));
        table.drain(nanos);

        assertThat(counted).isEqualTo(6);
        assertThat(retransmitted()).isEqualTo(1);
        assertThat(taken)
                .singleElement()
                .satisfies(flow -> assertThat(flow.packetsFromServer()).isEqualTo(6));
    }

    @Test
    void followsDatagramsOnceTheFirstInterfaceIsSilent() {
        datagram(PORT, 0);
        datagram(BRIDGE, 5 * MICROSECOND);
        datagram(BRIDGE, SECOND);
        datagram(BRIDGE, SECOND + MICROSECOND);
        datagram(PORT, SECOND + 2 * MICROSECOND);

        assertThat(counted).isEqualTo(3);
    }

    /** Requests come by one uplink, answers leave by another. */
    @Test
    void takesEachSideForItself() {
        datagram(PORT, 0);
        add(packets.of(
                nanos + MICROSECOND,
                PacketBytes.sll2(4, BRIDGE).ipv4("203.0.113.2", "198.51.100.1").udp(53, 4000)));

        assertThat(counted).isEqualTo(2);
    }

    @Test
    void doesNotWaitForAClockThatWasSetBack() {
        datagram(PORT, 0);
        datagram(BRIDGE, -3600 * SECOND);

        assertThat(counted).isEqualTo(2);
    }

    private void datagram(int interfaceIndex, long after) {
        add(packets.of(
                nanos + after,
                PacketBytes.sll2(0, interfaceIndex)
                        .ipv4("198.51.100.1", "203.0.113.2")
                        .udp(4000, 53)));
    }
}
