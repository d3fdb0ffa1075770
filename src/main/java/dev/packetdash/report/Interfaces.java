package dev.packetdash.report;

import dev.packetdash.capture.HostInterface;
import dev.packetdash.capture.NetworkInterfaces;
import dev.packetdash.net.IpAddress;
import dev.packetdash.net.LinkType;
import dev.packetdash.net.Times;
import dev.packetdash.report.InterfaceEntry.InterfaceCapture;
import dev.packetdash.snapshot.InterfaceSnapshot;
import dev.packetdash.snapshot.Snapshots;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The interfaces there are, and those that are captured even if they are not there ({@code any}, {@code demo}, one that
 * is gone).
 */
public final class Interfaces {
    private final NetworkInterfaces machine;
    private final Snapshots snapshots;
    private final Clock clock;

    public Interfaces(NetworkInterfaces machine, Snapshots snapshots, Clock clock) {
        this.machine = machine;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    public List<InterfaceEntry> list() {
        Map<String, InterfaceCapture> captures = snapshots.latest().stream()
                .collect(Collectors.toMap(
                        snapshot -> machine.ownName(snapshot.name()), this::capture, (first, second) -> first));
        List<InterfaceEntry> entries = new ArrayList<>();
        for (HostInterface host : machine.list()) {
            entries.add(entry(host, captures.remove(host.name())));
        }
        captures.forEach((name, capture) -> entries.add(new InterfaceEntry(
                name,
                0,
                capture.state().up(),
                "absent",
                "",
                List.of(),
                capture.state().linkType(),
                true,
                capture)));
        return entries;
    }

    private InterfaceCapture capture(InterfaceSnapshot snapshot) {
        long now = Times.unixNanos(clock.instant());
        return new InterfaceCapture(Sections.state(snapshot, now), Sections.capture(List.of(snapshot)));
    }

    private static InterfaceEntry entry(HostInterface host, @Nullable InterfaceCapture capture) {
        return new InterfaceEntry(
                host.name(),
                host.index(),
                host.up(),
                host.state(),
                host.mac(),
                host.addresses().stream().map(IpAddress::toString).toList(),
                LinkType.name(host.linkType()),
                capture != null,
                capture);
    }
}
