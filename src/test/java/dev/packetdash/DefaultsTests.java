package dev.packetdash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.alert.AlertRules;
import dev.packetdash.detect.DetectSettings;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/** Commands in the terminal know no {@code application.yaml}: what they find, the service finds too. */
class DefaultsTests {
    private static PacketdashSettings shipped() throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        new YamlPropertySourceLoader()
                .load("application", new ClassPathResource("application.yaml"))
                .forEach(environment.getPropertySources()::addFirst);
        return SettingsLoader.load(environment);
    }

    @Test
    void detectorsHaveThoseOfTheService() throws IOException {
        assertThat(shipped().detect()).usingRecursiveComparison().isEqualTo(DetectSettings.DEFAULTS);
    }

    @Test
    void alertsHaveThoseOfTheService() throws IOException {
        assertThat(shipped().alert().rules()).isEqualTo(AlertRules.DEFAULT);
    }
}
