package dev.packetdash.flow;

import static dev.packetdash.testing.Packets.SECOND;
import static dev.packetdash.testing.Packets.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.packetdash.decode.Protocol;
import dev.packetdash.net.IpAddress;
import dev.packetdash.net.IpProtocol;
import dev.packetdash.net.TcpFlags;
import dev.packetdash.testing.Ends;
import dev.packetdash.testing.PacketBytes;
import dev.packetdash.testing.Packets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlowTableTests {
    private static final int CAPACITY = 1024;
    private static final Ends TCP = Ends.of("198.51.100.1", 50_000, "203.0.113.2", 443);
    private static final long IDLE = 300 * SECOND;
    private static final long LINGER = 2 * SECOND;

    private final List<Taken> taken = new ArrayList<>();
    private final FlowTable table =
            new FlowTable(new FlowSettings(CAPACITY), flow -> taken.add(Taken.of(flow)), FlowListener.NONE);
    private final Packets packets = new Packets();

    @Test
    void addsUpBothDirectionsOfAFlow() {
        table.add(packets.tcp(START, TCP, TcpFlags.SYN, 74));
        table.add(packets.tcp(START, TCP.reversed(), TcpFlags.SYN | TcpFlags.ACK, 70));
        table.add(packets.tcp(START, TCP, TcpFlags.ACK, 1000));
        table.drain(START);

        assertThat(taken)
                .containsExactly(new Taken(Protocol.TCP, TCP.source(), TCP.destination(), 443, 2, 1, 1074, 70));
    }

    @Test
    void givesWhatCameSinceTheLastTime() {
        table.add(packets.tcp(START, TCP, TcpFlags.ACK, 100));
        table.drain(START);
        table.drain(START);
        table.add(packets.tcp(START, TCP, TcpFlags.ACK, 200));
        table.drain(START);

        assertThat(taken).extracting(Taken::bytesFromClient).containsExactly(100L, 200L);
        assertThat(table.active(FlowProtocol.TCP)).isEqualTo(1);
    }

    @Test
    void takesTheSenderOfTheSynForTheClient() {
        Ends toHighPort = Ends.of("198.51.100.1", 20, "203.0.113.2", 50_000);
        table.add(packets.syn(START, toHighPort));
        assertClient(toHighPort);
    }

    @Test
    void takesTheReceiverOfTheSynAckForTheClient() {
        Ends toHighPort = Ends.of("198.51.100.1", 20, "203.0.113.2", 50_000);
        table.add(packets.tcp(START, toHighPort.reversed(), TcpFlags.SYN | TcpFlags.ACK, 74));
        assertClient(toHighPort);
    }

    @Test
    void takesTheLowerPortForTheServersWhereNoSynWasSeen() {
        table.add(packets.tcp(START, TCP.reversed(), TcpFlags.ACK, 74));
        assertClient(TCP);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void takesTheFirstSenderForTheClientBetweenEqualPorts(boolean lowerFirst) {
        Ends ntp = Ends.of("198.51.100.1", 123, "203.0.113.2", 123);
        Ends first = lowerFirst ? ntp : ntp.reversed();
        table.add(packets.udp(START, first, 90));
        table.add(packets.udp(START, first.reversed(), 90));
        assertClient(first);
    }

    @Test
    void tracksFlowsWithoutPortsByProtocol() {
        PacketBytes ping =
                PacketBytes.ethernet().ipv4("203.0.113.2", "198.51.100.1").icmp(8, 0);
        PacketBytes pong =
                PacketBytes.ethernet().ipv4("198.51.100.1", "203.0.113.2").icmp(0, 0);
        PacketBytes gre =
                PacketBytes.ethernet().ipv4("203.0.113.2", "198.51.100.1").follow(IpProtocol.GRE);
        for (PacketBytes packet : List.of(ping, pong, gre)) {
            table.add(packets.of(START, packet));
        }
        assertThat(table.active(FlowProtocol.OTHER)).isEqualTo(2);
        table.drain(START);

        IpAddress client = IpAddress.parse("203.0.113.2");
        IpAddress server = IpAddress.parse("198.51.100.1");
        assertThat(taken)
                .containsExactlyInAnyOrder(
                        new Taken(Protocol.ICMP, client, server, 0, 1, 1, 42, 42),
                        new Taken(Protocol.GRE, client, server, 0, 1, 0, 34, 0));
    }

    private void assertClient(Ends ends) {
        table.drain(START);
        assertThat(taken).singleElement().satisfies(flow -> {
            assertThat(flow.client()).isEqualTo(ends.source());
            assertThat(flow.server()).isEqualTo(ends.destination());
            assertThat(flow.port()).isEqualTo(ends.destinationPort());
        });
    }

    @Test
    void forgetsClosedFlowsWhenTheyHaveLingered() {
        Ends other = Ends.of("198.51.100.1", 50_001, "203.0.113.2", 443);
        table.add(packets.tcp(START, TCP, TcpFlags.FIN | TcpFlags.ACK, 60));
        table.add(packets.tcp(START, other, TcpFlags.RST, 60));
        table.drain(START + LINGER);
        assertThat(table.evicted(EvictionReason.CLOSED)).isZero();
        table.drain(START + LINGER + 1);
        assertThat(table.evicted(EvictionReason.CLOSED)).isEqualTo(1);
        assertThat(table.active(FlowProtocol.TCP)).isEqualTo(1);

        table.add(packets.tcp(START, TCP.reversed(), TcpFlags.FIN | TcpFlags.ACK, 60));
        table.drain(START + LINGER + 1);
        assertThat(table.evicted(EvictionReason.CLOSED)).isEqualTo(2);
        assertThat(table.active(FlowProtocol.TCP)).isZero();
        assertThat(taken).hasSize(3);
    }

    @Test
    void reopensAClosedFlowWithANewSyn() {
        table.add(packets.tcp(START, TCP, TcpFlags.RST, 60));
        table.add(packets.syn(START, TCP));
        table.drain(START);

        assertThat(table.evicted(EvictionReason.CLOSED)).isEqualTo(1);
        assertThat(table.active(FlowProtocol.TCP)).isEqualTo(1);
    }

    @Test
    void forgetsIdleFlowsAtTheNextDrain() {
        table.add(packets.udp(START, TCP, 60));
        table.drain(START + IDLE);
        assertThat(table.evicted(EvictionReason.IDLE)).isZero();

        table.drain(START + IDLE + 1);
        assertThat(table.evicted(EvictionReason.IDLE)).isEqualTo(1);
        assertThat(table.active(FlowProtocol.UDP)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1023, (1 << 24) + 1})
    void refusesCapacitiesOutOfBounds(int capacity) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FlowSettings(capacity))
                .withMessage("packetdash.flow.capacity = " + capacity + ": must be 1024 to 16777216");
    }
}
