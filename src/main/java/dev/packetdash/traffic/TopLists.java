package dev.packetdash.traffic;

import java.util.List;

/**
 * Who talked most in one window. Each list is sorted, the greatest number of bytes first and equals by what they are,
 * so that the same packets make the same lists; what is not listed is the total less the sum of the list.
 *
 * @param endNanos      end of the time that they cover, Unix time; 0 for {@link #NONE}
 * @param coveredNanos  length of that time
 * @param complete      whether that is a whole window; if not, it is the first part of one that goes on
 * @param total         all packets with addresses
 * @param tcp           of these, TCP
 * @param udp           of these, UDP
 * @param services      as many as the other lists have of TCP, and as many of UDP
 * @param sources       distinct addresses that sent
 * @param destinations  distinct addresses that were sent to
 * @param errors        how far any value of a list may be too low
 */
public record TopLists(
        long endNanos,
        long coveredNanos,
        boolean complete,
        Volume total,
        Volume tcp,
        Volume udp,
        List<Host> hosts,
        List<Conversation> conversations,
        List<Service> services,
        long sources,
        long destinations,
        Errors errors) {
    /** Before any window. */
    public static final TopLists NONE = new TopLists(
            0,
            0,
            true,
            Volume.NONE,
            Volume.NONE,
            Volume.NONE,
            List.of(),
            List.of(),
            List.of(),
            0,
            0,
            new Errors(0, 0, 0));

    public long startNanos() {
        return endNanos - coveredNanos;
    }

    /** Whether there was no packet with addresses. */
    public boolean isEmpty() {
        return total.packets() == 0;
    }

    /** The same with lists of at most {@code top} entries. */
    public TopLists first(int top) {
        return new TopLists(
                endNanos,
                coveredNanos,
                complete,
                total,
                tcp,
                udp,
                hosts.stream().limit(top).toList(),
                conversations.stream().limit(top).toList(),
                Service.list(transport -> services.stream()
                        .filter(service -> service.protocol() == transport)
                        .limit(top)
                        .toList()),
                sources,
                destinations,
                errors);
    }

    /** The lists of both sources as one, {@code top} entries long. */
    public TopLists plus(TopLists other, int top) {
        return TopMerge.merge(this, other, top);
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
}
