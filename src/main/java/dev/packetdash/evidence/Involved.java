package dev.packetdash.evidence;

import dev.packetdash.alert.Party;
import dev.packetdash.alert.Subject;
import dev.packetdash.decode.PacketSummary;
import dev.packetdash.decode.Protocol;
import dev.packetdash.net.LinkType;

/**
 * Which packets an alert is about: those between its source and its target, either way. Of a spoofed address it is all
 * that claims or asks for either, and all that the spoofing station sends and is sent.
 */
final class Involved {
    private final boolean ofClaims;
    private final Party source;
    private final Party target;

    Involved(Subject subject) {
        ofClaims = subject.kind().isAboutClaims();
        source = subject.source();
        target = subject.target();
    }

    boolean in(PacketSummary packet) {
        return ofClaims ? isOfStation(packet) || isClaim(packet) : isBetween(packet);
    }

    private boolean isClaim(PacketSummary packet) {
        return (packet.protocol() == Protocol.ARP || packet.protocol() == Protocol.ICMPV6)
                && (names(source, packet) || names(target, packet));
    }

    private static boolean names(Party party, PacketSummary packet) {
        return isEnd(party, packet.sourceHigh(), packet.sourceLow())
                || isEnd(party, packet.destinationHigh(), packet.destinationLow());
    }

    private boolean isOfStation(PacketSummary packet) {
        if (packet.frame().linkType() != LinkType.ETHERNET) {
            return false;
        }
        long to = packet.destinationMac();
        long from = packet.sourceMac();
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
