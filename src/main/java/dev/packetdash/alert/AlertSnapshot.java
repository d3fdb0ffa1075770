package dev.packetdash.alert;

import java.util.List;

/**
 * The alerts of one pipeline at one instant.
 *
 * @param alerts open and ended, suspects (of low severity) among them, in the order in which they began
 */
public record AlertSnapshot(List<Alert> alerts, AlertCounts counts) {
    public static final AlertSnapshot NONE = new AlertSnapshot(List.of(), new AlertCounts());
}
