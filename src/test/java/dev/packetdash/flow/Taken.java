package dev.packetdash.flow;

import dev.packetdash.decode.Protocol;
import dev.packetdash.net.IpAddress;

/** What a sink was given of one flow, or ought to be. */
record Taken(
        Protocol protocol,
        IpAddress client,
        IpAddress server,
        int port,
        long packetsFromClient,
        long packetsFromServer,
        long bytesFromClient,
        long bytesFromServer) {
    static Taken of(Flow flow) {
        return new Taken(
                flow.protocol(),
                new IpAddress(flow.clientHigh(), flow.clientLow()),
                new IpAddress(flow.serverHigh(), flow.serverLow()),
                flow.servicePort(),
                flow.packetsFromClient(),
                flow.packetsFromServer(),
                flow.bytesFromClient(),
                flow.bytesFromServer());
    }
}
