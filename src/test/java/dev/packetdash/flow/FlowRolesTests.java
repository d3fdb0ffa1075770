package dev.packetdash.flow;

import static dev.packetdash.testing.Packets.SECOND;
import static dev.packetdash.testing.Packets.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.net.IpAddress;
import dev.packetdash.net.TcpFlags;
import dev.packetdash.testing.Ends;
import dev.packetdash.testing.PacketBytes;
import dev.packetdash.testing.Packets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is the client and who serves, by what was seen of a flow. */
class FlowRolesTests {
    private static final String CLIENT = "203.0.113.200";
    private static final String SERVER = "198.51.100.3";
    private static final long LATER = START + 60 * SECOND;

    private final List<Taken> taken = new ArrayList<>();
    private final List<Boolean> seen = new ArrayList<>();
    private final FlowTable table = new FlowTable(new FlowSettings(1024), this::take, FlowListener.NONE);
    private final Packets packets = new Packets();

    private void take(Flow flow) {
        taken.add(Taken.of(flow));
        seen.add(flow.isClientSeen());
    }

    private void udp(long nanos, Ends ends) {
        table.add(packets.udp(nanos, ends, 100));
    }

    /** So that flows that begin {@link #LATER} are seen to begin. */
    private void listen() {
        udp(START, Ends.of("192.0.2.1", 40_000, "192.0.2.2", 53));
        table.drain(START);
        taken.clear();
        seen.clear();
    }

    private void assertClient(Ends ends, boolean isSeen) {
        table.drain(LATER);
        assertThat(taken.getLast().client()).isEqualTo(ends.source());
        assertThat(taken.getLast().server()).isEqualTo(ends.destination());
        assertThat(taken.getLast().port()).isEqualTo(ends.destinationPort());
        assertThat(seen.getLast()).isEqualTo(isSeen);
    }

    @ParameterizedTest
    @CsvSource({
        "40123, 51820",
        "1234, 51820",
        "61000, 50051",
        "20000, 32400",
        "32400, 20000",
        "700, 2049",
        "123, 123",
        "500, 500",
        "5353, 5353",
        "50000, 53",
        "50000, 514",
        "68, 67",
        "4500, 4500"
    })
    void takesTheFirstSenderOfDatagramsForTheClient(int source, int destination) {
        listen();
        Ends ends = Ends.of(CLIENT, source, SERVER, destination);
        udp(LATER, ends);
        udp(LATER + 1, ends.reversed());

        assertClient(ends, true);
    }

    @ParameterizedTest
    @CsvSource({"53, 40000", "53, 1030", "123, 50000", "443, 50000", "853, 50000", "53, 33000"})
    void takesASystemPortThatAnswersForTheServers(int source, int destination) {
        listen();
        Ends answer = Ends.of(SERVER, source, CLIENT, destination);
        udp(LATER, answer);

        assertClient(answer.reversed(), true);
    }

    /** What goes on when the capture begins may be an answer: a registered port serves rather than a client's. */
    @ParameterizedTest
    @CsvSource({
        "27015, 50000, false",
        "50000, 27015, true",
        "51820, 40123, true",
        "40123, 51820, true",
        "1194, 1194, true",
        "53, 50000, false"
    })
    void guessesAtTheStart(int source, int destination, boolean firstIsClient) {
        Ends ends = Ends.of(CLIENT, source, SERVER, destination);
        udp(START, ends);

        assertClient(firstIsClient ? ends : ends.reversed(), source == 53);
    }

    @Test
    void believesWireGuardThatItBeginsAtTheStartToo() {
        byte[] initiation = new byte[148];
        initiation[0] = 1;
        table.add(packets.of(
                START,
                PacketBytes.ethernet().ipv4(CLIENT, SERVER).udp(1234, 51_820).payload(initiation)));

        assertClient(Ends.of(CLIENT, 1234, SERVER, 51_820), true);
    }

    @Test
    void knowsWhoAnswersWhatAGroupWasAsked() {
        listen();
        udp(LATER, Ends.of(CLIENT, 50_000, "239.255.255.250", 1900));
        Ends answer = Ends.of(SERVER, 1900, CLIENT, 50_000);
        udp(LATER + 1, answer);
        table.drain(LATER);

        assertThat(taken).extracting(Taken::port).containsOnly(1900);
        assertThat(taken).extracting(Taken::client).containsOnly(IpAddress.parse(CLIENT));
    }

    @Test
    void staysWithAServerThatSpeaksFirstLater() {
        listen();
        Ends asked = Ends.of(CLIENT, 40_123, SERVER, 51_820);
        udp(LATER, asked);
        udp(LATER + 1, asked.reversed());
        Ends forgotten = Ends.of("203.0.113.201", 40_124, SERVER, 51_820);
        udp(LATER + 2, forgotten.reversed());
        udp(LATER + 3, forgotten);
        table.drain(LATER);

        assertThat(taken).extracting(Taken::port).containsOnly(51_820);
    }

    @Test
    void doesNotTakeAScannerForAServer() {
        listen();
        for (int port = 2000; port < 2100; port++) {
            Ends probe = Ends.of(CLIENT, 61_000, SERVER, port);
            udp(LATER, probe);
            udp(LATER + 1, probe.reversed());
        }
        table.drain(LATER);

        assertThat(taken).extracting(Taken::client).containsOnly(IpAddress.parse(CLIENT));
    }

    /** Whoever has flows pushed out of a full table and comes again has not just begun. */
    @Test
    void doesNotTrustBeginningsWhileFlowsAreEvicted() {
        listen();
        for (int i = 0; i < 20_000; i++) {
            table.add(packets.udp(
                    LATER, new Ends(IpAddress.ipv4(0xc6336400 + i), 1024 + i, IpAddress.parse(SERVER), 53), 60));
        }
        taken.clear();
        Ends download = Ends.of(SERVER, 27_015, CLIENT, 50_000);
        for (int i = 0; i < 200; i++) {
            udp(LATER + SECOND, download);
        }
        table.drain(LATER + SECOND);

        assertThat(taken)
                .filteredOn(flow -> flow.port() == 27_015)
                .singleElement()
                .satisfies(flow -> assertThat(flow.client()).isEqualTo(IpAddress.parse(CLIENT)));
    }

    @ParameterizedTest
    @CsvSource({"50051, 40111, 40111", "32400, 30111, 30111", "50051, 8080, 8080", "443, 50000, 443", "50000, 443, 443"
    })
    void guessesByPortsInTheMiddleOfConnections(int source, int destination, int expected) {
        Ends ends = Ends.of(SERVER, source, CLIENT, destination);
        table.add(packets.tcp(START, ends, TcpFlags.ACK, 1000));
        table.add(packets.tcp(START, ends.reversed(), TcpFlags.ACK, 1000));
        table.drain(START);

        assertThat(taken.getLast().port()).isEqualTo(expected);
        assertThat(seen.getLast()).isEqualTo(expected == 443);
    }

    @Test
    void knowsAServerByItsPeersInTheMiddleOfConnections() {
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 20; i++) {
                Ends ends = Ends.of(SERVER, 50_051, CLIENT, 40_000 + i);
                table.add(packets.tcp(START + i, ends, TcpFlags.ACK, 1000));
                table.add(packets.tcp(START + i, ends.reversed(), TcpFlags.ACK, 60));
            }
            table.drain(START);
        }
        assertThat(taken.subList(0, 20))
                .filteredOn(flow -> flow.port() != 50_051)
                .hasSizeLessThanOrEqualTo(1);
        assertThat(taken.subList(20, 40)).extracting(Taken::port).containsOnly(50_051);
    }

    @Test
    void knowsAServerByItsHandshakesInTheMiddleOfOthers() {
        Ends fresh = Ends.of(CLIENT, 40_001, SERVER, 50_051);
        table.add(packets.syn(START, fresh));
        table.add(packets.tcp(START, fresh.reversed(), TcpFlags.SYN | TcpFlags.ACK, 74));
        packets.sequence(1);
        table.add(packets.tcp(START, fresh, TcpFlags.ACK, 60));
        Ends old = Ends.of(CLIENT, 40_000, SERVER, 50_051);
        table.add(packets.tcp(START, old, TcpFlags.ACK, 60));
        table.add(packets.tcp(START, old.reversed(), TcpFlags.ACK, 1000));
        table.drain(START);

        assertThat(taken).extracting(Taken::port).containsOnly(50_051);
    }
}
