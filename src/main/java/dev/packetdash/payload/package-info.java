/**
 * Reads what applications say in a packet's payload, as far as one packet holds it, for somebody who looks at that
 * packet: DNS, DHCP, NTP, TLS, QUIC, HTTP. Allocates; nothing on the way of every packet uses it. Its readers are safe
 * for any thread that owns the packet.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"net", "decode"})
package dev.packetdash.payload;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
