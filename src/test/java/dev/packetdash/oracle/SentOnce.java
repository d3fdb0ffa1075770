package dev.packetdash.oracle;

import dev.packetdash.decode.PacketSummary;
import dev.packetdash.decode.Protocol;
import java.util.HashMap;
import java.util.Map;

/** Knows a TCP segment that repeats bytes seen before: tshark does not ask what an application says in it. */
final class SentOnce {
    /** Of each direction of each connection, the number of the next byte. */
    private final Map<String, Long> next = new HashMap<>();

    boolean isNew(PacketSummary packet) {
        if (packet.protocol() != Protocol.TCP || !packet.transportDecoded() || packet.payloadLength() == 0) {
            return true;
        }
        String stream = ViewFigures.source(packet) + " " + packet.sourcePort() + " " + ViewFigures.destination(packet)
                + " " + packet.destinationPort();
        long sequence = packet.tcp().sequence();
        Long expected = next.get(stream);
        boolean fresh = expected == null || (int) (sequence - expected) >= 0;
        if (fresh) {
            next.put(stream, sequence + packet.payloadLength());
        }
        return fresh;
    }
}
