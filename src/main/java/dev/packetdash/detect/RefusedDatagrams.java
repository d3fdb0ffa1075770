package dev.packetdash.detect;

import dev.packetdash.decode.PacketSummary;
import dev.packetdash.decode.Protocol;
import dev.packetdash.flow.Flow;

/**
 * Datagrams that their receiver said nobody takes, by an ICMP error that quotes one of them. Which end of the flow has
 * the lower port says nothing of who sent them. Moved from error to error by {@link #read}; owned by one thread.
 */
final class RefusedDatagrams {
    long sourceHigh;
    long sourceLow;
    int sourcePort;
    long targetHigh;
    long targetLow;
    int targetPort;
    /** From the source over the flow's life. */
    long packets;

    /** False where the flow is another protocol's, or the error came from somebody on the way. */
    boolean read(Flow flow, PacketSummary error) {
        if (flow.protocol() != Protocol.UDP) {
            return false;
        }
        if (error.sourceLow() == flow.serverLow() && error.sourceHigh() == flow.serverHigh()) {
            source(flow.clientHigh(), flow.clientLow(), flow.clientPort(), flow.allPacketsFromClient());
            target(flow.serverHigh(), flow.serverLow(), flow.servicePort());
            return true;
        }
        if (error.sourceLow() == flow.clientLow() && error.sourceHigh() == flow.clientHigh()) {
            source(flow.serverHigh(), flow.serverLow(), flow.servicePort(), flow.allPacketsFromServer());
            target(flow.clientHigh(), flow.clientLow(), flow.clientPort());
            return true;
        }
        return false;
    }

    private void source(long high, long low, int port, long sent) {
        sourceHigh = high;
        sourceLow = low;
        sourcePort = port;
        packets = sent;
    }

    private void target(long high, long low, int port) {
        targetHigh = high;
        targetLow = low;
        targetPort = port;
    }
}
