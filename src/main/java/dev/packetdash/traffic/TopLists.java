package dev.packetdash.traffic;

import java.util.List;

/**
 * Who talked most in one window. Each list is sorted, the greatest number of bytes first and equals by what they are,
 * so that the same packets make the same lists; what is not listed is the total less the sum of the list.
 *
 * @param services as many as the other lists have of TCP, and as many of UDP
 * @param errors   how far any value of a list may be too low
 */
public record TopLists(
        Span span,
        Totals totals,
        List<Host> hosts,
        List<Conversation> conversations,
        List<Service> services,
        Distinct distinct,
        Errors errors) {
    /** Before any window. */
    public static final TopLists NONE = new TopLists(
            new Span(0, 0, true),
            new Totals(Volume.NONE, Volume.NONE, Volume.NONE),
            List.of(),
            List.of(),
            List.of(),
            new Distinct(DistinctCount.NONE, DistinctCount.NONE),
            new Errors(0, 0, 0));

    /**
     * The time that the lists cover.
     *
     * @param endNanos     its end, Unix time; 0 for {@link #NONE}
     * @param coveredNanos its length
     * @param complete     whether that is a whole window; if not, it is the first part of one that goes on
     */
    public record Span(long endNanos, long coveredNanos, boolean complete) {
        Span plus(Span other) {
            return new Span(
                    Math.max(endNanos, other.endNanos),
                    Math.max(coveredNanos, other.coveredNanos),
                    complete && other.complete);
        }
    }

    /**
     * All packets with addresses, listed or not.
     *
     * @param tcp of these, TCP
     * @param udp of these, UDP
     */
    public record Totals(Volume all, Volume tcp, Volume udp) {
        Totals plus(Totals other) {
            return new Totals(all.plus(other.all), tcp.plus(other.tcp), udp.plus(other.udp));
        }
    }

    /**
     * Distinct addresses.
     *
     * @param sources      that sent
     * @param destinations that were sent to
     */
    public record Distinct(DistinctCount sources, DistinctCount destinations) {
        Distinct plus(Distinct other) {
            return new Distinct(sources.plus(other.sources), destinations.plus(other.destinations));
        }
    }

    /** Bytes that found no place in a full table, so that any one value may lack them; 0 means exact. */
    public record Errors(long hosts, long conversations, long services) {
        public long greatest() {
            return Math.max(hosts, Math.max(conversations, services));
        }

        Errors plus(Errors other) {
            return new Errors(hosts + other.hosts, conversations + other.conversations, services + other.services);
        }
    }

    public long startNanos() {
        return span.endNanos - span.coveredNanos;
    }

    public long endNanos() {
        return span.endNanos;
    }

    public boolean complete() {
        return span.complete;
    }

    public Volume total() {
        return totals.all;
    }

    /** Counts distinct addresses that sent. */
    public long sources() {
        return distinct.sources.count();
    }

    /** Counts distinct addresses that were sent to. */
    public long destinations() {
        return distinct.destinations.count();
    }

    /** Tells whether there was no packet with addresses. */
    public boolean isEmpty() {
        return total().packets() == 0;
    }

    /** The same with lists of at most {@code top} entries. */
    public TopLists first(int top) {
        return new TopLists(
                span,
                totals,
                hosts.stream().limit(top).toList(),
                conversations.stream().limit(top).toList(),
                Service.list(transport -> services.stream()
                        .filter(service -> service.protocol() == transport)
                        .limit(top)
                        .toList()),
                distinct,
                errors);
    }

    /** The lists of both sources as one, {@code top} entries long. */
    public TopLists plus(TopLists other, int top) {
        return TopMerge.merge(this, other, top);
    }
}
