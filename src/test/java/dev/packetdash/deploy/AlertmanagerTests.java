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
        "alertname=PacketdashDown severity=critical, on-call",
        "alertname=PacketdashAlertFiring detector=dga severity=high, on-call",
        "alertname=PacketdashAlertFiring detector=dga severity=critical, on-call",
        "alertname=PacketdashFinding detector=dga severity=medium, team",
        "alertname=PacketdashPortScan detector=port_scan source=203.0.113.5 severity=critical, on-call",
        "alertname=PacketdashPortScan detector=port_scan source=203.0.113.5 severity=high, on-call",
        "alertname=PacketdashPortScan detector=port_scan source=203.0.113.5 severity=medium, team",
        "alertname=PacketdashPortScan detector=port_scan source=203.0.113.5 severity=low, nobody",
        "alertname=PacketdashOfSomebodyElse severity=low, nobody"
    })
    void severityDecidesWhoIsTold(String labels, String receiver) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                "config", "routes", "test", "--config.file=" + CONFIGURATION, "--verify.receivers=" + receiver));
        arguments.addAll(List.of(labels.split(" ")));

        Programs.succeed("amtool", arguments.toArray(String[]::new));
    }
}
