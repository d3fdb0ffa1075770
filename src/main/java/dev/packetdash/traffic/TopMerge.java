package dev.packetdash.traffic;

import dev.packetdash.decode.Protocol;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Adds up the {@link TopLists} of several sources. */
final class TopMerge {
    private TopMerge() {}

    static TopLists merge(TopLists left, TopLists right, int top) {
        return new TopLists(
                left.span().plus(right.span()),
                left.totals().plus(right.totals()),
                merge(left.hosts(), right.hosts(), Host::address, Host::plus, Host::greatestFirst, top),
                merge(
                        left.conversations(),
                        right.conversations(),
                        Conversation::key,
                        Conversation::plus,
                        Conversation::greatestFirst,
                        top),
                Service.list(transport -> merge(
                        of(transport, left),
                        of(transport, right),
                        Service::key,
                        Service::plus,
                        Service::greatestFirst,
                        top)),
                left.distinct().plus(right.distinct()),
                errors(left, right, top));
    }

    private static <T> List<T> merge(
            List<T> left,
            List<T> right,
            Function<T, Object> key,
            BinaryOperator<T> plus,
            Comparator<T> greatestFirst,
            int top) {
        Collection<T> sums = Stream.concat(left.stream(), right.stream())
                .collect(Collectors.toMap(key, Function.identity(), plus))
                .values();
        return sums.stream().sorted(greatestFirst).limit(top).toList();
    }

    private static List<Service> of(Protocol transport, TopLists lists) {
        return lists.services().stream()
                .filter(service -> service.protocol() == transport)
                .toList();
    }

    private static TopLists.Errors errors(TopLists left, TopLists right, int top) {
        return left.errors()
                .plus(right.errors())
                .plus(new TopLists.Errors(
                        unlisted(left.hosts(), right.hosts(), Host::bytes, top),
                        unlisted(left.conversations(), right.conversations(), Conversation::bytes, top),
                        Math.max(unlisted(left, right, Protocol.TCP, top), unlisted(left, right, Protocol.UDP, top))));
    }

    private static long unlisted(TopLists left, TopLists right, Protocol transport, int top) {
        return unlisted(of(transport, left), of(transport, right), Service::bytes, top);
    }

    /** What stands in one list only may have been just below the end of the other. */
    private static <T> long unlisted(List<T> left, List<T> right, ToLongFunction<T> weight, int top) {
        return Math.max(last(left, weight, top), last(right, weight, top));
    }

    private static <T> long last(List<T> list, ToLongFunction<T> weight, int top) {
        return list.size() < top ? 0 : weight.applyAsLong(list.getLast());
    }
}
