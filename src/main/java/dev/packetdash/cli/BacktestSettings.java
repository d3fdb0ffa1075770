package dev.packetdash.cli;

import dev.packetdash.alert.AlertRules;
import dev.packetdash.detect.DetectSettings;

/** The settings that decide what is found and what is made of it, as {@code packetdash.*} names them. */
record BacktestSettings(DetectSettings detect, AlertRules alert) {
    static final BacktestSettings DEFAULTS = new BacktestSettings(DetectSettings.DEFAULTS, AlertRules.DEFAULT);

    private static final String PREFIX = "packetdash";

    /**
     * @param change a setting's name, {@code =}, and its value
     * @throws IllegalArgumentException where there is no such setting, or it cannot have that value
     */
    BacktestSettings with(String change) {
        int equals = change.indexOf('=');
        if (equals < 0) {
            throw new IllegalArgumentException("'" + change + "' is no setting with its value; write NAME=VALUE");
        }
        return SettingEditor.change(
                this,
                PREFIX,
                change.substring(0, equals).strip(),
                change.substring(equals + 1).strip());
    }
}
