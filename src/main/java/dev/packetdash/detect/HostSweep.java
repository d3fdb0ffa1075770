package dev.packetdash.detect;

import dev.packetdash.alert.AlertKind;
import dev.packetdash.alert.Explanation;
import dev.packetdash.alert.Measure;
import dev.packetdash.alert.Party;
import dev.packetdash.alert.Severity;
import dev.packetdash.alert.Subject;
import dev.packetdash.decode.IcmpMessage;
import dev.packetdash.decode.NeighbourClaim;
import dev.packetdash.decode.PacketSummary;
import dev.packetdash.decode.Protocol;
import dev.packetdash.flow.Flow;
import dev.packetdash.flow.HandshakeOutcome;
import dev.packetdash.net.Frame;
import dev.packetdash.net.Hashing;
import dev.packetdash.net.IpAddress;
import dev.packetdash.net.Labels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One source tries many hosts in one way: a TCP port, an echo request, an ARP request. Counted are hosts that failed at the first
 * contact, each once. A sweep by echo or ARP is no more than a suspicion: monitoring does the same.
 */
final class HostSweep implements Detector {
    /**
     * {@code packetdash.detect.host-sweep.*}.
     *
     * @param enabled      whether it looks for sweeps at all
     * @param hosts        distinct hosts that failed on one port within {@code window}
     * @param window       see {@code hosts}
     * @param suspectHosts likewise, that make a source a suspect (severity low)
     * @param failureRatio failed among all hosts tried, at least
     * @param silentHosts  distinct hosts within {@code silentWindow} that answered no echo request, or no ARP request, for a suspect
     * @param silentWindow see {@code silentHosts}
     * @param maxSources   sources watched, an interface; where there are more, those with the fewest hosts are forgotten
     */
    public record Settings(
            boolean enabled,
            int hosts,
            Duration window,
            int suspectHosts,
            double failureRatio,
            int silentHosts,
            Duration silentWindow,
            int maxSources) {
        public static final Settings DEFAULTS =
                new Settings(true, 20, Duration.ofMinutes(5), 10, 0.6, 20, Duration.ofSeconds(30), 8192);

        public Settings {
            Check.range("host-sweep.hosts", hosts, 3, 4096);
            Check.window("host-sweep.window", window, Duration.ofSeconds(1), Duration.ofHours(1));
            Check.range("host-sweep.suspect-hosts", suspectHosts, 3, 4096);
            Check.ratio("host-sweep.failure-ratio", failureRatio);
            Check.range("host-sweep.silent-hosts", silentHosts, 3, 4096);
            Check.window("host-sweep.silent-window", silentWindow, Duration.ofSeconds(1), Duration.ofHours(1));
            Check.range("host-sweep.max-sources", maxSources, 64, 1 << 20);
        }
    }

    /** The second half of a pursuit's key: what kind of sweep, and the port of a TCP one. */
    private static final int TCP = 0;

    private static final int ICMP = 1;
    private static final int ARP = 2;
    /** A mark of a host: it accepted, and the source then gave up. */
    private static final int OPEN = 1;

    private static final long ANSWER_NANOS = 1_000_000_000L;

    private final Settings settings;
    private final Watch watch;
    private final Contacts contacts;
    /**
     * The hosts on a port that served a source, apart from those that failed: whoever has served is no evidence, and must not need the place of
     * what is.
     */
    private final Contacts served;

    private final NeighbourClaim claim = new NeighbourClaim();

    HostSweep(Settings settings, Watch watch) {
        this.settings = settings;
        this.watch = watch;
        contacts = new Contacts(settings.maxSources(), settings.window().toNanos());
        served = new Contacts(settings.maxSources(), settings.window().toNanos());
    }

    @Override
    public AlertKind kind() {
        return AlertKind.HOST_SWEEP;
    }

    @Override
    public Set<Interest> interests() {
        return Set.of(Interest.ICMP, Interest.NEIGHBOUR, Interest.FLOW_ATTEMPTED);
    }

    @Override
    public void attempted(Flow flow, HandshakeOutcome outcome, long nanos) {
        switch (outcome) {
            case COMPLETED -> {
                long host = host(flow.serverHigh(), flow.serverLow());
                contacts.mark(flow.clientHigh(), flow.clientLow(), TCP, flow.servicePort(), host, Pursuit.FINE);
                served.note(flow.clientHigh(), flow.clientLow(), TCP, flow.servicePort(), host, Pursuit.FINE, nanos);
            }
            case REFUSED, TIMED_OUT, UNREACHABLE -> failed(flow, outcome, 0, nanos);
            case RESET -> failed(flow, outcome, OPEN, nanos);
            case SYN_ACK_UNANSWERED, PENDING_EVICTED, MIDSTREAM -> {}
        }
    }

    private void failed(Flow flow, HandshakeOutcome outcome, int marks, long nanos) {
        if (watch.isService(flow)) {
            return;
        }
        long host = host(flow.serverHigh(), flow.serverLow());
        Pursuit pursuit =
                contacts.note(flow.clientHigh(), flow.clientLow(), TCP, flow.servicePort(), host, marks, nanos);
        if (pursuit != null) {
            if (pursuit.examples.hasRoom()) {
                String result = outcome == HandshakeOutcome.TIMED_OUT ? "not answered" : Labels.label(outcome);
                pursuit.examples.add(watch.onClock(nanos), "SYN " + Lines.ends(flow) + " " + result);
            }
            judgeTcp(pursuit, flow.serverHigh(), flow.serverLow(), nanos);
        }
    }

    private void judgeTcp(Pursuit pursuit, long targetHigh, long targetLow, long nanos) {
        if (!pursuit.isWorthALook()) {
            return;
        }
        long from = nanos - settings.window().toNanos();
        int failed = pursuit.count(0, Pursuit.FINE, from, nanos);
        int fine = served(pursuit, from, nanos);
        if (failed < settings.suspectHosts() || failed < settings.failureRatio() * (failed + fine)) {
            return;
        }
        boolean confirmed = failed >= settings.hosts();
        Severity severity = confirmed
                ? watch.home()
                        .reach(pursuit.sourceHigh, pursuit.sourceLow, targetHigh, targetLow)
                        .ofSweep()
                : Severity.LOW;
        int threshold = confirmed ? settings.hosts() : settings.suspectHosts();
        Measure measure = new Measure(
                "distinct hosts that failed at the first contact on TCP port " + pursuit.thatLow,
                failed,
                threshold,
                settings.window());
        raise(pursuit, targetHigh, targetLow, severity, measure, nanos);
    }

    private int served(Pursuit pursuit, long from, long until) {
        Pursuit others = served.pursuit(pursuit.sourceHigh, pursuit.sourceLow, pursuit.thatHigh, pursuit.thatLow);
        return others == null ? 0 : others.count(0, 0, from, until);
    }

    @Override
    public void observe(Frame frame, PacketSummary packet) {
        if (packet.protocol() == Protocol.ARP) {
            observeArp(frame, packet);
        } else if (packet.icmpMessage() == IcmpMessage.ECHO_REQUEST) {
            if (!IpAddress.isGroup(packet.destinationHigh(), packet.destinationLow())) {
                asked(
                        packet,
                        packet.sourceHigh(),
                        packet.sourceLow(),
                        ICMP,
                        packet.destinationHigh(),
                        packet.destinationLow());
            }
        } else if (packet.icmpMessage() == IcmpMessage.ECHO_REPLY) {
            contacts.mark(
                    packet.destinationHigh(),
                    packet.destinationLow(),
                    ICMP,
                    0,
                    host(packet.sourceHigh(), packet.sourceLow()),
                    Pursuit.FINE);
        }
    }

    private void observeArp(Frame frame, PacketSummary packet) {
        if (!claim.read(frame, packet)) {
            return;
        }
        switch (claim.kind()) {
            case REQUEST -> {
                // A router asks for whomever it has packets for, which may be a sweep of somebody else.
                if (!watch.forwarders().contains(claim.mac())) {
                    asked(packet, claim.high(), claim.low(), ARP, claim.targetHigh(), claim.targetLow());
                }
            }
            case REPLY ->
                contacts.mark(
                        claim.targetHigh(), claim.targetLow(), ARP, 0, host(claim.high(), claim.low()), Pursuit.FINE);
            case ANNOUNCEMENT, PROBE -> {}
        }
    }

    private void asked(
            PacketSummary packet, long sourceHigh, long sourceLow, int kind, long targetHigh, long targetLow) {
        long nanos = packet.monotonicNanos();
        Pursuit pursuit = contacts.note(sourceHigh, sourceLow, kind, 0, host(targetHigh, targetLow), 0, nanos);
        if (pursuit != null && pursuit.examples.hasRoom()) {
            String request = kind == ARP ? "ARP request " : "echo request ";
            pursuit.examples.add(
                    packet.timestampNanos(),
                    request + Lines.address(sourceHigh, sourceLow) + " → " + Lines.address(targetHigh, targetLow));
        }
        if (pursuit != null && pursuit.name.isEmpty()) {
            pursuit.name = Lines.network(targetHigh, targetLow);
        }
    }

    /** Judges requests that have had the time to be answered, and forgets. */
    @Override
    public void advance(long nanos) {
        contacts.forEach(pursuit -> {
            if (pursuit.thatHigh != TCP) {
                judgeSilence(pursuit, nanos - ANSWER_NANOS);
            }
        });
        contacts.forget(nanos);
        served.forget(nanos);
    }

    private void judgeSilence(Pursuit pursuit, long nanos) {
        long from = nanos - settings.silentWindow().toNanos();
        int silent = pursuit.count(0, Pursuit.FINE, from, nanos);
        int fine = pursuit.count(Pursuit.FINE, 0, from, nanos);
        if (silent >= settings.silentHosts() && silent >= settings.failureRatio() * (silent + fine)) {
            String what = pursuit.thatHigh == ARP
                    ? "addresses that answered no ARP request"
                    : "hosts that answered no echo request";
            raise(
                    pursuit,
                    0,
                    0,
                    Severity.LOW,
                    new Measure(what, silent, settings.silentHosts(), settings.silentWindow()),
                    nanos);
        }
    }

    private void raise(
            Pursuit pursuit, long targetHigh, long targetLow, Severity severity, Measure measure, long nanos) {
        if (pursuit.name.isEmpty()) {
            pursuit.name = Lines.network(targetHigh, targetLow);
        }
        if (!pursuit.growth().isDue((long) measure.value(), severity.ordinal(), nanos)) {
            return;
        }
        Subject subject = new Subject(
                AlertKind.HOST_SWEEP,
                subtype(pursuit),
                Party.of(new IpAddress(pursuit.sourceHigh, pursuit.sourceLow)),
                new Party.Group(pursuit.name),
                (int) pursuit.thatLow);
        watch.raise(
                subject,
                severity,
                watch.home().direction(pursuit.sourceHigh, pursuit.sourceLow, targetHigh, targetLow),
                pursuit.sinceNanos,
                nanos,
                explain(pursuit, measure));
    }

    private static String subtype(Pursuit pursuit) {
        return switch ((int) pursuit.thatHigh) {
            case TCP -> "tcp/" + pursuit.thatLow;
            case ICMP -> "icmp";
            default -> "arp";
        };
    }

    private Explanation explain(Pursuit pursuit, Measure measure) {
        List<String> details = new ArrayList<>();
        details.add("Hosts tried: " + pursuit.size() + ", the first of them in " + pursuit.name);
        int fine = pursuit.count(Pursuit.FINE, 0, Long.MIN_VALUE, Long.MAX_VALUE)
                + served(pursuit, Long.MIN_VALUE, Long.MAX_VALUE);
        int open = pursuit.count(OPEN, Pursuit.FINE, Long.MIN_VALUE, Long.MAX_VALUE);
        details.add(
                (pursuit.thatHigh == TCP ? "Hosts where the port is open: " : "Hosts that answered: ") + (fine + open));
        return new Explanation(
                List.of(measure),
                details,
                pursuit.examples.lines(),
                "a higher packetdash.detect.host-sweep." + (pursuit.thatHigh == TCP ? "hosts" : "silent-hosts")
                        + ", or an allowlist entry for detector host_sweep and this source",
                List.of("Monitoring, service discovery and file sharing also try hosts that are gone."));
    }

    private static long host(long high, long low) {
        return high == IpAddress.IPV4_HIGH ? low : Hashing.mix(Hashing.mix(high) ^ low) >>> 1;
    }

    /** Those that are suspects or more now. */
    List<ScanSuspect> suspects(long nanos) {
        List<ScanSuspect> suspects = new ArrayList<>();
        contacts.forEach(pursuit -> {
            boolean tcp = pursuit.thatHigh == TCP;
            Duration window = tcp ? settings.window() : settings.silentWindow();
            int failed = pursuit.count(0, Pursuit.FINE, nanos - window.toNanos(), nanos - ANSWER_NANOS);
            int fine = pursuit.count(Pursuit.FINE, 0, nanos - window.toNanos(), nanos)
                    + served(pursuit, nanos - window.toNanos(), nanos);
            if (failed >= (tcp ? settings.suspectHosts() : settings.silentHosts())
                    && failed >= settings.failureRatio() * (failed + fine)) {
                suspects.add(new ScanSuspect(
                        new IpAddress(pursuit.sourceHigh, pursuit.sourceLow),
                        ScanSuspect.Kind.HOST_SWEEP,
                        watch.home().direction(pursuit.sourceHigh, pursuit.sourceLow, 0, 0),
                        failed,
                        pursuit.sinceNanos));
            }
        });
        return suspects;
    }

    @Override
    public long tracked() {
        return contacts.tracked();
    }

    @Override
    public long evictions() {
        return contacts.evictions();
    }
}
