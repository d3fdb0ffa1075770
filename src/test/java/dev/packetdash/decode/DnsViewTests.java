package dev.packetdash.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.net.Frame;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DnsViewTests {
    private static final String HEADER = "1234" + "0100" + "0001" + "0000" + "0000" + "0000";
    private static final String NAME = "03777777" + "076578616d706c65" + "00";

    private final DnsView glance = new DnsView();
    private final PacketSummary packet = new PacketSummary();

    @Test
    void readsWhatAMessageSays() {
        assertThat(read(53, HEADER + NAME + "001c0001")).containsExactly(DnsQueryType.AAAA);
        assertThat(glance.isResponse()).isFalse();

        assertThat(read(5353, "0000" + "8183" + "0000" + "0000" + "0000" + "0000"))
                .isEmpty();
        assertThat(glance.isResponse()).isTrue();
        assertThat(glance.responseCode()).isEqualTo(DnsResponseCode.NXDOMAIN);
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
        long lower = glance.nameHash();
        read(53, HEADER + NAME.replace("777777", "575757") + "00010001");
        assertThat(glance.nameHash()).isEqualTo(lower);
        read(53, HEADER + NAME.replace("777777", "777778") + "00010001");
        assertThat(glance.nameHash()).isNotEqualTo(lower);
    }

    @Test
    void expectsNoneOnOtherPorts() {
        decode(ApplicationSamples.udp(53_000, HEADER + NAME + "00010001").frame());
        assertThat(DnsView.isExpected(packet)).isFalse();
    }

    @Test
    void sawNothingWhereThereIsNoMessage() {
        decode(ApplicationSamples.udp(53, "1234").frame());
        assertThat(glance.read(packet)).isFalse();
        decode(ApplicationSamples.tcp("0fff" + HEADER + NAME + "00010001", 53).frame());
        assertThat(glance.read(packet)).isFalse();
    }

    private List<DnsQueryType> read(int port, String message) {
        decode(ApplicationSamples.udp(port, message).frame());
        assertThat(DnsView.isExpected(packet)).isTrue();
        assertThat(glance.read(packet)).isTrue();
        List<DnsQueryType> types = new ArrayList<>();
        while (glance.nextQuestion()) {
            types.add(glance.queryType());
        }
        return types;
    }

    private void decode(Frame frame) {
        new PacketDecoder().decode(frame, packet);
    }
}
