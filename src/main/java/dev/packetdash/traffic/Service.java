package dev.packetdash.traffic;

import dev.packetdash.decode.Protocol;
import java.util.List;
import java.util.function.Function;

/** A service port, TCP or UDP, and what went to and from it in a window. */
public record Service(Protocol protocol, int port, Volume volume) {
    private static final List<Protocol> TRANSPORTS = List.of(Protocol.TCP, Protocol.UDP);

    /** One list out of one of each transport: cut to length together, the busier one would hide the other. */
    static List<Service> list(Function<Protocol, List<Service>> ofTransport) {
        return TRANSPORTS.stream()
                .flatMap(transport -> ofTransport.apply(transport).stream())
                .sorted(Service::greatestFirst)
                .toList();
    }

    /** What two services have in common to be the same. */
    record Key(Protocol protocol, int port) {}

    static int greatestFirst(Service one, Service other) {
        int order = Long.compare(other.bytes(), one.bytes());
        order = order != 0 ? order : one.protocol.compareTo(other.protocol);
        return order != 0 ? order : one.port - other.port;
    }

    long bytes() {
        return volume.bytes();
    }

    Key key() {
        return new Key(protocol, port);
    }

    Service plus(Service other) {
        return new Service(protocol, port, volume.plus(other.volume));
    }
}
