package dev.packetdash.capture;

import dev.packetdash.net.IpAddress;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.stream.Stream;

/** Asks Java for the IP addresses of this machine's interfaces. Any thread. */
final class HostAddresses {
    private HostAddresses() {}

    /**
     * Returns those of all interfaces that are up; in this network namespace alone, so that containers' are not among
     * them.
     */
    static Stream<InetAddress> all() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(HostAddresses::isUp)
                    .flatMap(NetworkInterface::inetAddresses);
        } catch (SocketException e) {
            return Stream.empty();
        }
    }

    /** The kernel takes the addresses of an interface that is down for nobody's. */
    private static boolean isUp(NetworkInterface candidate) {
        try {
            return candidate.isUp();
        } catch (SocketException e) {
            return false;
        }
    }

    /** Returns those of one interface; none where it is gone. */
    static List<IpAddress> of(String name) {
        try {
            NetworkInterface found = NetworkInterface.getByName(name);
            return found == null
                    ? List.of()
                    : found.inetAddresses().map(IpAddress::of).distinct().toList();
        } catch (SocketException e) {
            return List.of();
        }
    }
}
