/**
 * The vocabulary: frames, link types, EtherTypes, protocols, flags, addresses, and the hash table keyed by them. Values
 * here are immutable or owned by one thread; nothing here knows another package.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.packetdash.net;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
