/**
 * Reads pcap and pcapng files, as they are or packed with gzip, and writes pcapng ones, in memory of a fixed size and
 * without libpcap. A damaged file gives the packets before the damage.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"net", "capture"})
package dev.packetdash.pcapfile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
