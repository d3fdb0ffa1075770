package dev.packetdash.report;

import dev.packetdash.net.Labels;
import dev.packetdash.net.Times;
import dev.packetdash.traffic.Conversation;
import dev.packetdash.traffic.Host;
import dev.packetdash.traffic.Service;
import dev.packetdash.traffic.TopLists;
import dev.packetdash.traffic.Volume;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One top-N list of the last complete window, or of the window so far while that would show nothing, the greatest
 * number of bytes first.
 *
 * @param windowSeconds length of the time that it covers
 * @param endedAt       end of that time; null of a run without packets
 * @param complete      false of the window so far
 * @param errorBytes    how far any value may be too low
 * @param total         of everything in the window, listed or not
 */
public record TopList<T>(
        double windowSeconds,
        @Nullable Instant endedAt,
        boolean complete,
        long errorBytes,
        Volume total,
        List<T> items) {

    static TopList<Report.HostEntry> hosts(TopLists top) {
        List<Report.HostEntry> items = top.hosts().stream().map(TopList::host).toList();
        return new TopList<>(
                seconds(top), endedAt(top), top.complete(), top.errors().hosts(), top.total(), items);
    }

    static TopList<Report.ConversationEntry> conversations(TopLists top) {
        List<Report.ConversationEntry> items =
                top.conversations().stream().map(TopList::conversation).toList();
        return new TopList<>(
                seconds(top), endedAt(top), top.complete(), top.errors().conversations(), top.total(), items);
    }

    static TopList<Report.ServiceEntry> services(TopLists top) {
        List<Report.ServiceEntry> items =
                top.services().stream().map(TopList::service).toList();
        Volume total = top.totals().tcp().plus(top.totals().udp());
        return new TopList<>(
                seconds(top), endedAt(top), top.complete(), top.errors().services(), total, items);
    }

    static double seconds(TopLists top) {
        return Times.seconds(top.span().coveredNanos());
    }

    static @Nullable Instant endedAt(TopLists top) {
        return top.endNanos() == 0 ? null : Times.instant(top.endNanos());
    }

    private static Report.HostEntry host(Host host) {
        return new Report.HostEntry(
                host.address().toString(),
                host.sent().packets(),
                host.sent().bytes(),
                host.received().packets(),
                host.received().bytes());
    }

    private static Report.ConversationEntry conversation(Conversation conversation) {
        return new Report.ConversationEntry(
                Labels.label(conversation.protocol()),
                conversation.client().toString(),
                conversation.server().toString(),
                conversation.port(),
                conversation.volume().packets(),
                conversation.volume().bytes());
    }

    private static Report.ServiceEntry service(Service service) {
        return new Report.ServiceEntry(
                Labels.label(service.protocol()),
                service.port(),
                service.volume().packets(),
                service.volume().bytes());
    }
}
