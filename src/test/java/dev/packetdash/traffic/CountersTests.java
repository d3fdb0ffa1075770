package dev.packetdash.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.flow.EvictionReason;
import dev.packetdash.flow.FlowProtocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CountersTests {
    private final Counters<FlowProtocol> counters = new Counters<>(FlowProtocol.class);
    private final CounterTable<EvictionReason, FlowProtocol> table =
            new CounterTable<>(EvictionReason.class, FlowProtocol.class);

    @Test
    void countsEachMember() {
        counters.add(FlowProtocol.UDP, 2);
        counters.add(FlowProtocol.UDP, 3);
        counters.add(FlowProtocol.TCP, 1);

        assertThat(counters.asMap())
                .containsExactly(
                        Map.entry(FlowProtocol.TCP, 1L),
                        Map.entry(FlowProtocol.UDP, 5L),
                        Map.entry(FlowProtocol.OTHER, 0L));
        assertThat(counters.total()).isEqualTo(6);
    }

    @Test
    void leavesCopiesAndSumsAlone() {
        counters.add(FlowProtocol.TCP, 1);
        Counters<FlowProtocol> copy = counters.copy();
        counters.add(FlowProtocol.TCP, 10);
        Counters<FlowProtocol> sum = counters.plus(copy);
        counters.add(FlowProtocol.TCP, 100);

        assertThat(copy.get(FlowProtocol.TCP)).isEqualTo(1);
        assertThat(sum.get(FlowProtocol.TCP)).isEqualTo(12);
    }

    @Test
    void countsEachPair() {
        table.add(EvictionReason.CLOSED, FlowProtocol.TCP, 1);
        table.add(EvictionReason.CAPACITY, FlowProtocol.TCP, 10);
        table.add(EvictionReason.CAPACITY, FlowProtocol.OTHER, 100);
        List<Long> cells = new ArrayList<>();
        table.forEach((row, column, count) -> cells.add(count));

        assertThat(cells).containsExactly(1L, 0L, 0L, 0L, 0L, 0L, 10L, 0L, 100L);
        assertThat(table.get(EvictionReason.CAPACITY, FlowProtocol.OTHER)).isEqualTo(100);
        assertThat(table.total()).isEqualTo(111);
        assertThat(table.byRow().asMap().values()).containsExactly(1L, 0L, 110L);
        assertThat(table.byColumn().asMap().values()).containsExactly(11L, 0L, 100L);
    }

    @Test
    void leavesCopiesAndSumsOfTablesAlone() {
        table.add(EvictionReason.IDLE, FlowProtocol.UDP, 1);
        CounterTable<EvictionReason, FlowProtocol> copy = table.copy();
        table.add(EvictionReason.IDLE, FlowProtocol.UDP, 10);
        CounterTable<EvictionReason, FlowProtocol> sum = table.plus(copy);
        table.add(EvictionReason.IDLE, FlowProtocol.UDP, 100);

        assertThat(copy.total()).isEqualTo(1);
        assertThat(sum.total()).isEqualTo(12);
    }
}
