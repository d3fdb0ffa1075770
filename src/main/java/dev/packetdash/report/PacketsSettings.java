package dev.packetdash.report;

import dev.packetdash.settings.SettingCheck;

/**
 * {@code packetdash.packets.*}.
 *
 * @param keep recent packets served, an interface
 */
public record PacketsSettings(int keep) {
    public static final PacketsSettings DEFAULTS = new PacketsSettings(1000);

    public PacketsSettings {
        SettingCheck.range("packetdash.packets.keep", keep, 1, 1_000_000);
    }
}
