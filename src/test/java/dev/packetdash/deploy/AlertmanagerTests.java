package dev.packetdash.deploy;

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
    @CsvSource({"critical, on-call", "warning, team"})
    void severityDecidesWhoIsTold(String severity, String receiver) throws Exception {
        Programs.succeed(
                "amtool",
                "config",
                "routes",
                "test",
                "--config.file=" + CONFIGURATION,
                "--verify.receivers=" + receiver,
                "severity=" + severity);
    }
}
