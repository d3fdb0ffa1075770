package dev.packetdash.decode;

import static dev.packetdash.testing.TunnelParts.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.net.Frame;
import dev.packetdash.net.IpAddress;
import dev.packetdash.net.LinkType;
import dev.packetdash.net.TcpFlags;
import dev.packetdash.payload.PacketDescription;
import dev.packetdash.testing.PacketBytes;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** GTP-U, Teredo and WireGuard: what is theirs on their ports, and what is anybody's and stays plain UDP. */
class PortTunnelTests {
    private static final String TEREDO_ADDRESS = "2001:0:c633:6401:0:3fff:39cd:fffd";

    static final List<PacketBytes> SAMPLES = List.of(
            gtp("3000", ""),
            gtp("3200", "12340000"),
            gtp("3400", "00000085" + "01100900"),
            teredo(""),
            teredo("0001" + "0000" + "1122334455667788" + "00" + "0000" + "efc0" + "39cdfffd"),
            wireGuard(1, 148),
            wireGuard(2, 92),
            wireGuard(3, 64),
            wireGuard(4, 32),
            wireGuard(4, 1452));

    private final PacketDecoder decoder = new PacketDecoder();
    private final PacketSummary summary = new PacketSummary();

    private static PacketBytes outer(int port) {
        return PacketBytes.ethernet().ipv4("198.51.100.1", "198.51.100.2").udp(40_000, port);
    }

    private static PacketBytes inner(PacketBytes outer) {
        return outer.ipv6(TEREDO_ADDRESS, "2001:db8::2").tcp(1234, 443, TcpFlags.SYN);
    }

    /** A user's packet; of the header's first two bytes, those before the length. */
    private static PacketBytes gtp(String flags, String optional) {
        int length = optional.length() / 2 + 60;
        String header = flags.substring(0, 2) + "ff" + "%04x".formatted(length) + "0000002a" + optional;
        return inner(outer(2152).then(0, bytes(header)));
    }

    private static PacketBytes teredo(String indications) {
        return inner(outer(3544).then(0, bytes(indications)));
    }

    private static PacketBytes wireGuard(int type, int length) {
        byte[] message = new byte[length];
        Arrays.fill(message, (byte) 0x5a);
        Arrays.fill(message, 0, 4, (byte) 0);
        message[0] = (byte) type;
        return outer(51_820).payload(message);
    }

    private void decode(PacketBytes packet) {
        decoder.decode(packet.frame(), summary);
    }

    private void assertInner(Encapsulation encapsulation, LayerKind kind) {
        assertThat(summary.protocol()).isEqualTo(Protocol.TCP);
        assertThat(summary.destinationPort()).isEqualTo(443);
        assertThat(new IpAddress(summary.sourceHigh(), summary.sourceLow())).isEqualTo(IpAddress.parse(TEREDO_ADDRESS));
        assertThat(summary.outer().destinationPort()).isIn(2152, 3544);
        assertThat(summary.encapsulations()).isEqualTo(1 << encapsulation.ordinal());
        assertThat(kinds())
                .containsExactly(LayerKind.ETH, LayerKind.IP, LayerKind.UDP, kind, LayerKind.IPV6, LayerKind.TCP);
        assertStopped(DecodeOutcome.COMPLETE, DecodeLayer.TRANSPORT);
    }

    private List<LayerKind> kinds() {
        return IntStream.range(0, summary.layers().count())
                .mapToObj(summary.layers()::kind)
                .toList();
    }

    private void assertStopped(DecodeOutcome outcome, DecodeLayer layer) {
        assertThat(summary.outcome()).isEqualTo(outcome);
        assertThat(summary.stoppedAt()).isEqualTo(layer);
    }

    private void assertPlainUdp() {
        assertThat(kinds()).containsExactly(LayerKind.ETH, LayerKind.IP, LayerKind.UDP);
        assertThat(summary.encapsulations()).isZero();
        assertThat(summary.isTunnelled()).isFalse();
        assertThat(summary.payloadOffset()).isEqualTo(14 + 20 + 8);
        assertStopped(DecodeOutcome.COMPLETE, DecodeLayer.TRANSPORT);
    }

    @ParameterizedTest
    @CsvSource({
        "3000, ''",
        "3200, 12340000",
        "3100, 00000000",
        "3400, 00000000",
        "3400, 0000008501100900",
        "3700, 123400c0" + "01123440" + "0200000000000000",
        "3400, 000000850200000000000085" + "01000000"
    })
    void followsUsersPacketsBehindAllOptionalFieldsOfGtp(String flags, String optional) {
        decode(gtp(flags, optional));

        assertInner(Encapsulation.GTP, LayerKind.GTP);
    }

    @Test
    void describesGtp() {
        PacketBytes packet = gtp("3200", "12340000");
        decode(packet);

        LayerDetail detail = PacketDescription.of(summary).get(3);
        assertThat(detail.fields())
                .containsEntry("messageType", "255 (G-PDU)")
                .containsEntry("tunnelEndpointIdentifier", "0x0000002a")
                .containsEntry("sequence", "4660");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"32010004" + "00000000" + "00010000", "320200060000000000010000" + "0e00", "30fe000000000001"})
    void takesMessagesOfTheTunnelsOwnForComplete(String message) {
        decode(outer(2152).payload(HexFormat.of().parseHex(message)));

        assertThat(summary.has(Encapsulation.GTP)).isTrue();
        assertThat(summary.protocol()).isEqualTo(Protocol.UDP);
        assertThat(summary.isTunnelled()).isFalse();
        assertStopped(DecodeOutcome.COMPLETE, DecodeLayer.ENCAPSULATION);
    }

    @Test
    void saysWhereGtpCarriesWhatNobodyDecodesHere() {
        decode(outer(2152).payload(HexFormat.of().parseHex("30ff00040000002a" + "02000000")));
        assertStopped(DecodeOutcome.UNSUPPORTED, DecodeLayer.ENCAPSULATION);

        decode(outer(2152).payload(HexFormat.of().parseHex("30ff00000000002a")));
        assertStopped(DecodeOutcome.MALFORMED, DecodeLayer.ENCAPSULATION);

        decode(outer(2152).payload(HexFormat.of().parseHex("34ff00080000002a" + "00000085" + "00000000")));
        assertStopped(DecodeOutcome.MALFORMED, DecodeLayer.ENCAPSULATION);
    }

    @Test
    void followsTheFirstFragmentOfALargeUsersPacket() {
        byte[] user = PacketBytes.raw()
                .ipv4("203.0.113.1", "203.0.113.2")
                .udp(1, 2)
                .payload(1400)
                .bytes();
        byte[] message = HexFormat.of().parseHex("30ff" + "%04x".formatted(user.length) + "0000002a");
        byte[] payload = Arrays.copyOf(message, message.length + user.length);
        System.arraycopy(user, 0, payload, message.length, user.length);
        byte[] whole = PacketBytes.ethernet()
                .ipv4("198.51.100.1", "198.51.100.2")
                .udp(2152, 2152)
                .payload(payload)
                .bytes();
        byte[] first = Arrays.copyOf(whole, 14 + 20 + 800);
        first[16] = (byte) (820 >> 8);
        first[17] = (byte) 820;
        first[20] = 0x20;
        decoder.decode(new Frame().set(first, 0, first.length, first.length, LinkType.ETHERNET, 0), summary);

        assertThat(summary.has(Encapsulation.GTP)).isTrue();
        assertThat(summary.destinationPort()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0000" + "efc0" + "39cdfffd",
                "00010000" + "1122334455667788" + "00",
                "00010402" + "61626364" + "ffff" + "1122334455667788" + "00" + "0000" + "efc0" + "39cdfffd"
            })
    void followsTeredoBehindItsIndications(String indications) {
        decode(teredo(indications));

        assertInner(Encapsulation.TEREDO, LayerKind.TEREDO);
    }

    @Test
    void takesABubbleForComplete() {
        decode(outer(3544)
                .then(
                        0,
                        bytes("60000000" + "00003b15" + "fe80000000000000" + "0000ffffffffffff" + "ff02000000000000"
                                + "0000000000000002")));

        assertThat(summary.has(Encapsulation.TEREDO)).isTrue();
        assertStopped(DecodeOutcome.COMPLETE, DecodeLayer.NETWORK);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 148, handshake initiation",
        "2, 92, handshake response",
        "3, 64, cookie reply",
        "4, 32, data",
        "4, 1452, data"
    })
    void namesWireGuardAndLooksNoFurther(int type, int length, String name) {
        PacketBytes packet = wireGuard(type, length);
        decode(packet);

        assertThat(kinds()).containsExactly(LayerKind.ETH, LayerKind.IP, LayerKind.UDP, LayerKind.WG);
        assertThat(summary.encapsulations()).isEqualTo(1 << Encapsulation.WIREGUARD.ordinal());
        assertThat(summary.protocol()).isEqualTo(Protocol.UDP);
        assertThat(summary.payloadOffset()).isEqualTo(-1);
        assertThat(summary.isInitiation()).isEqualTo(type == 1);
        assertStopped(DecodeOutcome.COMPLETE, DecodeLayer.ENCAPSULATION);
        assertThat(PacketDescription.of(summary).get(3).fields()).containsEntry("type", type + " (" + name + ")");
    }

    @ParameterizedTest
    @CsvSource({"1, 147", "1, 149", "2, 148", "3, 65", "4, 31", "0, 148", "5, 64", "255, 148"})
    void leavesWhatIsNoMessageOfWireGuard(int type, int length) {
        decode(wireGuard(type, length));
        assertPlainUdp();
    }

    @Test
    void leavesWhatIsNoMessageOfGtp() {
        for (String message : List.of(
                "30ff00030000002a" + "45000000",
                "50ff00040000002a" + "45000000",
                "20ff00040000002a" + "45000000",
                "30fc00040000002a" + "45000000",
                "30ff0004",
                "30",
                "000102030405060708090a0b")) {
            decode(outer(2152).payload(HexFormat.of().parseHex(message)));
            assertPlainUdp();
        }
    }

    @Test
    void leavesWhatIsNoPacketOfTeredo() {
        PacketBytes strangers = outer(3544).ipv6("2001:db8::1", "2001:db8::2").tcp(1, 2, TcpFlags.SYN);
        decode(strangers);
        assertPlainUdp();

        byte[] longer = teredo("").bytes();
        longer[14 + 20 + 8 + 5] += 1;
        decoder.decode(new Frame().set(longer, 0, longer.length, longer.length, LinkType.ETHERNET, 0), summary);
        assertPlainUdp();

        decode(outer(3544).payload(64));
        assertPlainUdp();
    }

    /** A snapshot that ends before what tells leaves plain UDP; one that ends behind it says so. */
    @ParameterizedTest
    @FieldSource("SAMPLES")
    void neverMisreadsWhatIsCut(PacketBytes packet) {
        decode(packet);
        List<LayerKind> whole = kinds();
        int headers = summary.headersLength();
        int wire = packet.bytes().length;
        for (int captured = 14 + 20 + 8; captured < wire; captured++) {
            decoder.decode(packet.frame(captured), summary);
            List<LayerKind> kinds = kinds();

            assertThat(kinds).as("%d bytes", captured).isEqualTo(whole.subList(0, kinds.size()));
            assertThat(summary.outcome()).isIn(DecodeOutcome.COMPLETE, DecodeOutcome.TRUNCATED);
            assertThat(captured >= headers).as("%d bytes", captured).isEqualTo(summary.headersLength() == headers);
        }
    }

    @Test
    void takesRandomDatagramsForPlainUdp() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(11);
        for (int port : new int[] {2152, 3544, 51_820}) {
            int told = 0;
            for (int i = 0; i < 30_000; i++) {
                byte[] payload = new byte[random.nextInt(1, 300)];
                random.nextBytes(payload);
                decode(outer(port).payload(payload));
                told += summary.encapsulations() == 0 ? 0 : 1;
            }
            assertThat(told).as("port %d", port).isLessThanOrEqualTo(1);
        }
    }
}
