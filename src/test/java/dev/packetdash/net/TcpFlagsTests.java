package dev.packetdash.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TcpFlagsTests {
    @Test
    void namesTheBitsLowestFirst() {
        assertThat(TcpFlags.names(TcpFlags.ACK | TcpFlags.SYN)).isEqualTo("SYN,ACK");
        assertThat(TcpFlags.names(0xff)).isEqualTo("FIN,SYN,RST,PSH,ACK,URG,ECE,CWR");
        assertThat(TcpFlags.names(0)).isEqualTo("none");
    }

    @Test
    void readsWhatItWrites() {
        for (int flags = 1; flags <= 0xff; flags++) {
            assertThat(TcpFlags.parse(TcpFlags.names(flags))).isEqualTo(flags);
        }
    }

    @Test
    void readsNamesInAnyCaseAndOrder() {
        assertThat(TcpFlags.parse("ack, Syn")).isEqualTo(TcpFlags.SYN | TcpFlags.ACK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "none", "SYN ACK", ",SYN", "S"})
    void refusesOtherNamesAndListsThem(String names) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TcpFlags.parse(names))
                .withMessageContaining("FIN, SYN, RST, PSH, ACK, URG, ECE, CWR");
    }

    @Test
    void tellsRequestsFromAnswersWhateverElseIsSet() {
        for (int flags = 0; flags <= 0xff; flags++) {
            boolean syn = (flags & TcpFlags.SYN) != 0;
            boolean ends = (flags & (TcpFlags.RST | TcpFlags.FIN)) != 0;
            boolean ack = (flags & TcpFlags.ACK) != 0;
            assertThat(TcpFlags.isSyn(flags)).isEqualTo(syn && !ends && !ack);
            assertThat(TcpFlags.isSynAck(flags)).isEqualTo(syn && !ends && ack);
        }
    }
}
