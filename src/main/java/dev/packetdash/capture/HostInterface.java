package dev.packetdash.capture;

import dev.packetdash.net.IpAddress;
import java.util.List;

/**
 * A network interface of this machine at one instant.
 *
 * @param up        set up by the administrator (IFF_UP): can be captured
 * @param state     the kernel's operational state: {@code up}, {@code down}, {@code dormant}, {@code lowerlayerdown},
 *               {@code unknown} …
 * @param mac       as in {@code 02:00:5e:00:53:01}; empty where it has none
 * @param addresses IPv4 and IPv6, in no order
 * @param linkType  a {@link dev.packetdash.net.LinkType} number: what a capture would carry
 */
public record HostInterface(
        String name, int index, boolean up, String state, String mac, List<IpAddress> addresses, int linkType) {}
