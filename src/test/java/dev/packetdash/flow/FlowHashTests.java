package dev.packetdash.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FlowHashTests {
    private static final long[] ENDS = {1, 2, 3, 4};
    private static final long[] OTHER_ENDS = {1, 2, 3, 5};

    @Test
    void isAnotherInEveryTable() {
        Set<Long> hashes = new HashSet<>();
        Set<Long> ipv6 = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            hashes.add(new FlowHash().of(1, 2));
            ipv6.add(new FlowHash().ofIpv6(ENDS));
        }

        assertThat(hashes).hasSize(100);
        assertThat(ipv6).hasSize(100);
    }

    @Test
    void isTheSameForTheSameFlow() {
        FlowHash hash = new FlowHash();

        assertThat(hash.of(1, 2)).isEqualTo(hash.of(1, 2)).isNotEqualTo(hash.of(2, 1));
        assertThat(hash.ofIpv6(ENDS)).isEqualTo(hash.ofIpv6(ENDS.clone())).isNotEqualTo(hash.ofIpv6(OTHER_ENDS));
    }
}
