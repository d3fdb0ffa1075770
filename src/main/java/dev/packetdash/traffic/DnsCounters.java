package dev.packetdash.traffic;

import dev.packetdash.decode.DnsQueryType;
import dev.packetdash.decode.DnsResponseCode;
import dev.packetdash.decode.DnsView;
import dev.packetdash.decode.PacketSummary;
import dev.packetdash.net.Direction;
import dev.packetdash.table.HyperLogLog;

/**
 * What is counted of DNS, mDNS and LLMNR. The pipeline's thread counts in one; {@link #copy} is for everybody else.
 *
 * @param queries   questions in queries, by direction and type
 * @param responses by direction and code
 * @param names     distinct names asked for
 */
public record DnsCounters(
        CounterTable<Direction, DnsQueryType> queries,
        CounterTable<Direction, DnsResponseCode> responses,
        HyperLogLog names) {

    DnsCounters() {
        this(
                new CounterTable<>(Direction.class, DnsQueryType.class),
                new CounterTable<>(Direction.class, DnsResponseCode.class),
                new HyperLogLog());
    }

    void add(PacketSummary packet) {
        DnsView message = packet.dns();
        if (message == null) {
            return;
        }
        if (message.isResponse()) {
            responses.add(packet.direction(), message.responseCode(), 1);
            return;
        }
        for (int i = 0; message.question(i); i++) {
            queries.add(packet.direction(), message.queryType(), 1);
            names.add(message.nameHash());
        }
    }

    DnsCounters copy() {
        return new DnsCounters(queries.copy(), responses.copy(), names.copy());
    }

    /** The sums of both; a name that both saw counts once. */
    public DnsCounters plus(DnsCounters other) {
        return new DnsCounters(queries.plus(other.queries), responses.plus(other.responses), names.plus(other.names));
    }
}
