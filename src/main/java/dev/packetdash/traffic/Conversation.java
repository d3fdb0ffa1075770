package dev.packetdash.traffic;

import dev.packetdash.decode.Protocol;
import dev.packetdash.net.IpAddress;

/**
 * What a client and a service on a server exchanged in a window, both ways, over all of the client's ports.
 *
 * @param port the service's; 0 where the protocol has none
 */
public record Conversation(Protocol protocol, IpAddress client, IpAddress server, int port, Volume volume) {
    /** What two conversations have in common to be the same. */
    record Key(Protocol protocol, IpAddress client, IpAddress server, int port) {}

    static int greatestFirst(Conversation one, Conversation other) {
        int order = Long.compare(other.bytes(), one.bytes());
        order = order != 0 ? order : one.client.compareTo(other.client);
        order = order != 0 ? order : one.server.compareTo(other.server);
        order = order != 0 ? order : one.protocol.compareTo(other.protocol);
        return order != 0 ? order : one.port - other.port;
    }

    long bytes() {
        return volume.bytes();
    }

    Key key() {
        return new Key(protocol, client, server, port);
    }

    Conversation plus(Conversation other) {
        return new Conversation(protocol, client, server, port, volume.plus(other.volume));
    }
}
