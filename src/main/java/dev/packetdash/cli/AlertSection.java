package dev.packetdash.cli;

import dev.packetdash.alert.Alert;
import java.util.ArrayList;
import java.util.List;

/** Alerts under a heading that says how many they are, and apart from them what is only suspected. */
record AlertSection(String heading, List<Alert> alerts) {
    /** The alerts, even where there are none, then the suspicions if there are any; in the order given. */
    static List<AlertSection> of(List<Alert> all) {
        List<Alert> confirmed =
                all.stream().filter(alert -> alert.severity().isConfirmed()).toList();
        List<AlertSection> sections = new ArrayList<>();
        sections.add(new AlertSection("Alerts: " + (confirmed.isEmpty() ? "none" : confirmed.size()), confirmed));
        if (all.size() > confirmed.size()) {
            sections.add(new AlertSection(
                    "Suspicions: " + (all.size() - confirmed.size()) + " (severity low, sent to nobody)",
                    all.stream()
                            .filter(alert -> !alert.severity().isConfirmed())
                            .toList()));
        }
        return sections;
    }
}
