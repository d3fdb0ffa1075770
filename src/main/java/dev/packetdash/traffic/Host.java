package dev.packetdash.traffic;

import dev.packetdash.net.IpAddress;

/** An address and what it sent and received in a window. */
public record Host(IpAddress address, Volume sent, Volume received) {
    public long bytes() {
        return sent.bytes() + received.bytes();
    }

    Host plus(Host other) {
        return new Host(address, sent.plus(other.sent), received.plus(other.received));
    }
}
