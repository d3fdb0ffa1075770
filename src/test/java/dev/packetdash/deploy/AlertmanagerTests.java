package dev.packetdash.deploy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertmanagerTests {
    private static final String CONFIGURATION = "deploy/alertmanager/alertmanager.yml";

    @Test
    void configurationIsValid() throws Exception {
        Programs.succeed("amtool", "check-config", CONFIGURATION);
    }

    @ParameterizedTest
    @CsvSource({
        "severity=critical, on-call",
        "severity=warning, team",
        "source=203.0.113.5 severity=critical, on-call",
        "source=203.0.113.5 severity=high, on-call",
        "source=203.0.113.5 severity=medium, team"
    })
    void severityDecidesWhoIsTold(String labels, String receiver) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                "config", "routes", "test", "--config.file=" + CONFIGURATION, "--verify.receivers=" + receiver));
        arguments.addAll(List.of(labels.split(" ")));

        Programs.succeed("amtool", arguments.toArray(String[]::new));
    }
}
