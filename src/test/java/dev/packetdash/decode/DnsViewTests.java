package dev.packetdash.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.net.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DnsViewTests {
    private static final String HEADER = "1234" + "0100" + "0001" + "0000" + "0000" + "0000";
    private static final String NAME = "03777777" + "076578616d706c65" + "00";

    private final PacketSummary packet = new PacketSummary();

    @Test
    void readsWhatAMessageSays() {
        assertThat(read(53, HEADER + NAME + "001c0001")).containsExactly(DnsQueryType.AAAA);
        assertThat(dns().isResponse()).isFalse();

        assertThat(read(5353, "0000" + "8183" + "0000" + "0000" + "0000" + "0000"))
                .isEmpty();
        assertThat(dns().isResponse()).isTrue();
        assertThat(dns().responseCode()).isEqualTo(DnsResponseCode.NXDOMAIN);
    }

    @Test
    void readsAllQuestionsAndStopsWhereTheyAreCut() {
        String three = HEADER.replace("01000001", "00000003") + NAME + "00010001" + "c00c" + "00100001" + "c00c";
        assertThat(read(5353, three + "00ff0001")).containsExactly(DnsQueryType.A, DnsQueryType.TXT, DnsQueryType.ANY);
        assertThat(read(5353, three + "00")).containsExactly(DnsQueryType.A, DnsQueryType.TXT);
        assertThat(read(5353, HEADER + "40" + NAME)).isEmpty();
    }

    @Test
    void hashesNamesWithoutRegardToCase() {
        read(53, HEADER + NAME + "00010001");
        long lower = dns().nameHash();
        read(53, HEADER + NAME.replace("777777", "575757") + "00010001");
        assertThat(dns().nameHash()).isEqualTo(lower);
        read(53, HEADER + NAME.replace("777777", "777778") + "00010001");
        assertThat(dns().nameHash()).isNotEqualTo(lower);
    }

    @Test
    void expectsNoneOnOtherPorts() {
        decode(ApplicationSamples.udp(53_000, HEADER + NAME + "00010001").frame());
        assertThat(packet.dns()).isNull();
    }

    @Test
    void sawNothingWhereThereIsNoMessage() {
        decode(ApplicationSamples.udp(53, "1234").frame());
        assertThat(packet.dns()).isNull();
        decode(ApplicationSamples.tcp("0fff" + HEADER + NAME + "00010001", 53).frame());
        assertThat(packet.dns()).isNull();
    }

    @Test
    void readsTheNameOfTheFirstQuestionWhateverQuestionWasReadBefore() {
        read(53, HEADER.replace("01000001", "01000002") + NAME + "00100001" + "036f7267" + "00" + "00010001");
        assertThat(dns().question(1)).isTrue();
        assertThat(dns().text(0)).isEqualTo("org");
        assertThat(dns().hasHostName()).isTrue();
        assertThat(dns().text(0)).isEqualTo("www.example");
        assertThat(dns().type()).isEqualTo(16);
        assertThat(dns().hash(0)).isEqualTo(DnsView.hashOf("www.example"));
        assertThat(dns().question(2)).isFalse();
    }

    @Test
    void tellsTheRegistrableDomainFromTheHost() {
        read(53, HEADER + "0161" + "0162" + "02636f" + "02756b" + "00" + "00010001");
        assertThat(dns().text(dns().hostLength())).isEqualTo("b.co.uk");
        read(53, HEADER + "0161" + "0162" + "03636f6d" + "00" + "00010001");
        assertThat(dns().text(dns().hostLength())).isEqualTo("b.com");
    }

    @Test
    void keepsWhatIsThereOfACutName() {
        read(53, HEADER + "03777777" + "076578");
        assertThat(dns().hasHostName()).isFalse();
        assertThat(dns().cutLength()).isEqualTo("www.ex".length());
        read(53, HEADER + NAME + "0001");
        assertThat(dns().question(0)).isFalse();
        assertThat(dns().hasHostName()).as("all there but its class").isTrue();
    }

    @Test
    void takesNoPointerLongNameOrRootForAHost() {
        for (String name : List.of("c00c", "00", ("3f" + "61".repeat(63)).repeat(5) + "00")) {
            read(53, HEADER + name + "00010001");
            assertThat(dns().hasHostName()).isFalse();
            assertThat(dns().cutLength()).isZero();
        }
    }

    private List<DnsQueryType> read(int port, String message) {
        decode(ApplicationSamples.udp(port, message).frame());
        List<DnsQueryType> types = new ArrayList<>();
        for (int i = 0; dns().question(i); i++) {
            types.add(dns().queryType());
        }
        dns().question(0);
        return types;
    }

    private DnsView dns() {
        return Objects.requireNonNull(packet.dns());
    }

    private void decode(Frame frame) {
        new PacketDecoder().decode(frame, packet);
    }
}
