package dev.packetdash.cli;

import dev.packetdash.alert.AlertRules;
import dev.packetdash.detect.DetectSettings;
import dev.packetdash.settings.SettingChange;
import dev.packetdash.settings.SettingNames;
import java.util.List;

/** The settings that decide what is found and what is made of it, as {@code packetdash.*} names them. */
record BacktestSettings(DetectSettings detect, AlertRules alert) {
    static final BacktestSettings DEFAULTS = new BacktestSettings(DetectSettings.DEFAULTS, AlertRules.DEFAULT);

    private static final String PREFIX = "packetdash";

    /**
     * Returns these settings with another value of one of them.
     *
     * @param change a setting's name, {@code =}, and its value
     * @throws IllegalArgumentException where there is no such setting, or it cannot have that value
     */
    BacktestSettings with(String change) {
        int equals = change.indexOf('=');
        if (equals < 0) {
            throw new IllegalArgumentException("'" + change + "' is no setting with its value; write NAME=VALUE");
        }
        String name = change.substring(0, equals).strip();
        List<String> known = SettingNames.of(PREFIX, BacktestSettings.class);
        if (!known.contains(name)) {
            throw new IllegalArgumentException(
                    name + " is no setting of a backtest; the nearest is " + SettingNames.nearest(name, known));
        }
        return SettingChange.change(
                this, PREFIX, name, change.substring(equals + 1).strip());
    }
}
