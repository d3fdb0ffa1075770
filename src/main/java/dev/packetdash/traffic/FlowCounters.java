package dev.packetdash.traffic;

import dev.packetdash.flow.EvictionReason;
import dev.packetdash.flow.FlowProtocol;
import dev.packetdash.flow.FlowTable;

/**
 * What a flow table holds and has given up, at one instant.
 *
 * @param active  flows tracked now
 * @param evicted flows removed since the start
 */
public record FlowCounters(Counters<FlowProtocol> active, Counters<EvictionReason> evicted) {
    static FlowCounters of(FlowTable flows) {
        Counters<FlowProtocol> active = new Counters<>(FlowProtocol.class);
        for (FlowProtocol protocol : FlowProtocol.values()) {
            active.add(protocol, flows.active(protocol));
        }
        Counters<EvictionReason> evicted = new Counters<>(EvictionReason.class);
        for (EvictionReason reason : EvictionReason.values()) {
            evicted.add(reason, flows.evicted(reason));
        }
        return new FlowCounters(active, evicted);
    }

    FlowCounters plus(FlowCounters other) {
        return new FlowCounters(active.plus(other.active), evicted.plus(other.evicted));
    }
}
