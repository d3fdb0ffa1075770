package dev.packetdash.report;

/**
 * {@code packetdash.packets.*}.
 *
 * @param keep recent packets served, an interface
 */
public record PacketsSettings(int keep) {
    public PacketsSettings {
        if (keep < 1 || keep > 1_000_000) {
            throw new IllegalArgumentException("packetdash.packets.keep = " + keep + ": must be 1 to 1000000");
        }
    }
}
