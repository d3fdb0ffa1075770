package dev.packetdash.evidence;

import dev.packetdash.alert.Party;
import dev.packetdash.alert.Subject;
import dev.packetdash.decode.PacketSummary;
import dev.packetdash.net.Frame;
import dev.packetdash.net.LinkType;

/** Which packets an alert is about: those between its source and its target, either way. */
final class Involved {
    private static final int ETHERNET_ADDRESSES = 12;
    private static final int ETHERNET_SOURCE = 6;

    private final Party source;
    private final Party target;

    Involved(Subject subject) {
        source = subject.source();
        target = subject.target();
    }

    boolean in(Frame frame, PacketSummary packet) {
        return isOneStation() ? isOfStation(frame) : isBetween(packet);
    }

    /** Then it is all that the station sends and is sent: what it claims of others shows in their packets too. */
    private boolean isOneStation() {
        return source instanceof Party.Station || target instanceof Party.Station;
    }

    private boolean isOfStation(Frame frame) {
        if (frame.linkType() != LinkType.ETHERNET || frame.capturedLength() < ETHERNET_ADDRESSES) {
            return false;
        }
        long to = frame.u48(0);
        long from = frame.u48(ETHERNET_SOURCE);
        return is(source, from) || is(source, to) || is(target, from) || is(target, to);
    }

    private static boolean is(Party party, long mac) {
        return party instanceof Party.Station station && station.mac() == mac;
    }

    private boolean isBetween(PacketSummary packet) {
        return isEnd(source, packet.sourceHigh(), packet.sourceLow())
                        && isEnd(target, packet.destinationHigh(), packet.destinationLow())
                || isEnd(target, packet.sourceHigh(), packet.sourceLow())
                        && isEnd(source, packet.destinationHigh(), packet.destinationLow());
    }

    /** A group that is no network can be anybody. */
    private static boolean isEnd(Party party, long high, long low) {
        return switch (party) {
            case Party.Host host ->
                host.address().high() == high && host.address().low() == low;
            case Party.Group group ->
                Party.network(group.name())
                        .map(network -> network.contains(high, low))
                        .orElse(true);
            case Party.Station station -> false;
        };
    }
}
