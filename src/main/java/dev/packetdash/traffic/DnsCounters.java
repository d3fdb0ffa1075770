package dev.packetdash.traffic;

import dev.packetdash.decode.DnsGlance;
import dev.packetdash.decode.DnsQueryType;
import dev.packetdash.decode.DnsResponseCode;
import dev.packetdash.decode.PacketSummary;
import dev.packetdash.net.Direction;

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
        DistinctCount names) {

    DnsCounters() {
        this(
                new CounterTable<>(Direction.class, DnsQueryType.class),
                new CounterTable<>(Direction.class, DnsResponseCode.class),
                new DistinctCount());
    }

    /** @param glance is moved to the packet's message */
    void add(PacketSummary packet, DnsGlance glance) {
        if (!glance.read(packet)) {
            return;
        }
        if (glance.isResponse()) {
            responses.add(packet.direction(), glance.responseCode(), 1);
            return;
        }
        while (glance.nextQuestion()) {
            queries.add(packet.direction(), glance.queryType(), 1);
            names.add(glance.nameHash());
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
