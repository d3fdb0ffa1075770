package dev.packetdash.traffic;

import dev.packetdash.net.IpAddress;

/** An address and what it sent and received in a window. */
public record Host(IpAddress address, Volume sent, Volume received) {
    static int greatestFirst(Host one, Host other) {
        int byBytes = Long.compare(other.bytes(), one.bytes());
        return byBytes != 0 ? byBytes : one.address.compareTo(other.address);
    }

    public long bytes() {
        return sent.bytes() + received.bytes();
    }

    Host plus(Host other) {
        return new Host(address, sent.plus(other.sent), received.plus(other.received));
    }
}
