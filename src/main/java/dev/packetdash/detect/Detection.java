package dev.packetdash.detect;

import dev.packetdash.alert.Findings;
import dev.packetdash.decode.DnsView;
import dev.packetdash.decode.IcmpMessage;
import dev.packetdash.decode.NeighbourClaim;
import dev.packetdash.decode.PacketSummary;
import dev.packetdash.decode.TcpKind;
import dev.packetdash.flow.Flow;
import dev.packetdash.flow.FlowListener;
import dev.packetdash.flow.HandshakeOutcome;
import dev.packetdash.net.LocalAddresses;
import dev.packetdash.net.MacAddress;
import dev.packetdash.table.RecentSet;
import java.util.stream.Stream;

/**
 * All detectors of one pipeline: gives each what it asks for, and keeps their time, which is the packets'
 * monotonic one. Ordinary data costs one look at its protocol and flags. Owned by its pipeline's thread.
 */
public final class Detection implements FlowListener {
    /** A kernel hands packets over in batches, so without packets a second is over only this much later. */
    private static final long SETTLE_NANOS = 250_000_000L;

    private static final int MAXIMUM_STATIONS = 4096;

    private static final int MAXIMUM_SERVICES = 32_768;

    private static final int MAXIMUM_HEARD = 32_768;

    private final HomeNetworks home;
    private final RecentSet services = new RecentSet(MAXIMUM_SERVICES);
    private final RecentSet heard = new RecentSet(MAXIMUM_HEARD);
    private final Routers routers = new Routers(MAXIMUM_STATIONS);
    final Detector[] detectors;
    private final Detector[][] byEvent = new Detector[EventKind.values().length][];
    private final ArpCopies arpCopies = new ArpCopies();
    private final CandidateListener listener;
    private final PacketSeconds seconds = new PacketSeconds(this::advanceSecond);
    /** The time by which the packets' monotonic time is ahead of the clock, on which findings are told. */
    private long clockOffset;

    /** @param findings takes what is found */
    public Detection(DetectSettings settings, Findings findings) {
        this(settings, findings, CandidateListener.NONE);
    }

    /**
     * @param findings takes what is found
     * @param listener hears what is held
     */
    public Detection(DetectSettings settings, Findings findings, CandidateListener listener) {
        this.listener = listener;
        home = new HomeNetworks(settings.networks());
        DetectorContext context = new DetectorContext(home, routers, services, heard, () -> clockOffset, finding -> {
            listener.found(finding);
            findings.raise(finding);
        });
        detectors = settings.detectors(context).toArray(Detector[]::new);
        for (EventKind event : EventKind.values()) {
            byEvent[event.ordinal()] = Stream.of(detectors)
                    .filter(detector -> detector.events().contains(event))
                    .toArray(Detector[]::new);
        }
    }

    /** Tells the addresses of the interface, from now on. */
    public void localAddresses(LocalAddresses addresses) {
        home.own(addresses);
    }

    /** Takes a packet, after its flow has taken it; the frame is good only during the call. */
    public void observe(PacketSummary packet) {
        advance(packet);
        switch (packet.protocol()) {
            case TCP -> {
                if (packet.tcpKind() == TcpKind.SYN) {
                    noteOrigin(packet);
                    tell(EventKind.SYN, packet);
                } else if (packet.tcpKind() == TcpKind.SYN_ACK) {
                    noteOrigin(packet);
                } else if (packet.tcpKind() == TcpKind.DATA) {
                    data(packet);
                }
            }
            case UDP -> {
                if (packet.sourcePort() == DnsView.PORT || packet.destinationPort() == DnsView.PORT) {
                    tell(EventKind.DNS, packet);
                }
                if (QuestionPort.is(packet.sourcePort()) || QuestionPort.is(packet.destinationPort())) {
                    tell(EventKind.QUESTION_OR_ANSWER, packet);
                }
            }
            case ICMP, ICMPV6 -> icmp(packet);
            case ARP -> {
                if (!arpCopies.isCopy(packet)) {
                    neighbour(packet);
                }
            }
            case VRRP -> tell(EventKind.VRRP, packet);
            default -> {}
        }
    }

    private void data(PacketSummary packet) {
        if (LoginReply.ofPort(packet.sourcePort()) != null) {
            tell(EventKind.LOGIN_REPLY, packet);
        } else if (SshLogins.isPort(packet.sourcePort()) || SshLogins.isPort(packet.destinationPort())) {
            tell(EventKind.SSH, packet);
        }
    }

    /** Takes whose packets have passed no router for a neighbour, unless it sends those of others. */
    private void noteOrigin(PacketSummary packet) {
        if (packet.hasInitialHopLimit()
                && packet.sourceMac() != MacAddress.NONE
                && !routers.contains(packet.sourceMac())) {
            home.neighbour(packet.sourceHigh(), packet.sourceLow());
        }
    }

    private void icmp(PacketSummary packet) {
        tell(EventKind.ICMP, packet);
        IcmpMessage message = packet.icmpMessage();
        if (message == IcmpMessage.NEIGHBOR_SOLICITATION || message == IcmpMessage.NEIGHBOR_ADVERTISEMENT) {
            neighbour(packet);
        }
    }

    private void neighbour(PacketSummary packet) {
        NeighbourClaim claim = packet.neighbour();
        if (claim != null) {
            home.neighbour(claim.high(), claim.low());
        }
        tell(EventKind.NEIGHBOUR, packet);
    }

    private void tell(EventKind event, PacketSummary packet) {
        for (Detector detector : askedFor(event)) {
            detector.observe(packet);
        }
    }

    private Detector[] askedFor(EventKind event) {
        return byEvent[event.ordinal()];
    }

    private void heardOf(PacketSummary packet) {
        routers.sent(packet.sourceMac(), packet.sourceHigh(), packet.sourceLow());
        heard.add(packet.sourceHigh(), packet.sourceLow(), 0);
    }

    @Override
    public void opened(Flow flow, PacketSummary packet) {
        advance(packet);
        heardOf(packet);
        for (Detector detector : askedFor(EventKind.FLOW_OPENED)) {
            detector.opened(flow, packet);
        }
    }

    @Override
    public void answered(Flow flow, PacketSummary packet) {
        heardOf(packet);
        for (Detector detector : askedFor(EventKind.FLOW_ANSWERED)) {
            detector.answered(flow, packet);
        }
    }

    @Override
    public void carried(Flow flow, boolean fromClient, long bytes, long nanos) {
        for (Detector detector : askedFor(EventKind.FLOW_CARRIED)) {
            detector.carried(flow, fromClient, bytes, nanos);
        }
    }

    @Override
    public void closed(Flow flow, PacketSummary packet) {
        for (Detector detector : askedFor(EventKind.FLOW_CLOSED)) {
            detector.closed(flow, packet);
        }
    }

    @Override
    public void reset(Flow flow, PacketSummary packet) {
        for (Detector detector : askedFor(EventKind.FLOW_RESET)) {
            detector.reset(flow, packet);
        }
    }

    @Override
    public void attempted(Flow flow, HandshakeOutcome outcome, long nanos) {
        if (outcome == HandshakeOutcome.COMPLETED) {
            services.add(flow.serverHigh(), flow.serverLow(), flow.servicePort());
        }
        for (Detector detector : askedFor(EventKind.FLOW_ATTEMPTED)) {
            detector.attempted(flow, outcome, nanos);
        }
    }

    @Override
    public void unreachable(Flow flow, PacketSummary packet) {
        for (Detector detector : askedFor(EventKind.FLOW_UNREACHABLE)) {
            detector.unreachable(flow, packet);
        }
    }

    private void advance(PacketSummary packet) {
        clockOffset = packet.monotonicNanos() - packet.timestampNanos();
        seconds.advance(packet.monotonicNanos());
    }

    private void advanceSecond(long nanos) {
        boolean listening = listener.isListening();
        for (Detector detector : detectors) {
            if (listening) {
                detector.candidates(nanos, listener);
            }
            detector.advance(nanos);
        }
    }

    /** Tells that there are no more packets: what has had no answer will have none. */
    public void finish() {
        seconds.finish();
    }

    /**
     * Shows what the detectors hold.
     *
     * @param nowNanos the source's monotonic time
     * @param offset   how far that is ahead of its clock
     */
    public DetectSnapshot publish(long nowNanos, long offset) {
        clockOffset = offset;
        if (seconds.haveBegun()) {
            seconds.advance(nowNanos - SETTLE_NANOS);
        }
        return new DetectSnapshot(Stream.of(detectors).map(Detector::state).toList());
    }
}
