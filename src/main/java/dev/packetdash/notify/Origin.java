package dev.packetdash.notify;

import dev.packetdash.alert.Alert;
import dev.packetdash.alert.DetectorKind;
import java.util.Map;

/**
 * Which server speaks, and where people find what it says.
 *
 * @param instance    its name
 * @param labels      more that is said of it, by name
 * @param externalUrl of its page, without a slash at its end
 */
public record Origin(String instance, Map<String, String> labels, String externalUrl) {
    private static final String RUNBOOKS = "https://github.com/packetdash/packetdash/blob/main/docs/runbooks/";

    /** The page, with this alert open. */
    String page(Alert alert) {
        return externalUrl + "/#alert=" + alert.id();
    }

    /** The alert as a document. */
    String document(Alert alert) {
        return externalUrl + "/api/v1/alerts/" + alert.id();
    }

    static String runbook(DetectorKind kind) {
        return RUNBOOKS + kind.label() + ".md";
    }
}
