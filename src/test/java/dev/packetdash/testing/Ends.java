package dev.packetdash.testing;

import dev.packetdash.net.IpAddress;

/** Where a test packet comes from and where it goes to. */
public record Ends(IpAddress source, int sourcePort, IpAddress destination, int destinationPort) {
    public static Ends of(String source, int sourcePort, String destination, int destinationPort) {
        return new Ends(IpAddress.parse(source), sourcePort, IpAddress.parse(destination), destinationPort);
    }

    /** Of the answer. */
    public Ends reversed() {
        return new Ends(destination, destinationPort, source, sourcePort);
    }
}
