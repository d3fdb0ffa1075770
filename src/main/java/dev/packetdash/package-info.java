/**
 * Packetdash: live packet headers to Prometheus, with every packet accounted for.
 */
@NullMarked
package dev.packetdash;

import org.jspecify.annotations.NullMarked;
