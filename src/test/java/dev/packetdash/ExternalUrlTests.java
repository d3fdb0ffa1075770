package dev.packetdash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.notify.AlertSettings;
import dev.packetdash.notify.HostName;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/** Where links lead that are sent with alerts. */
@ExtendWith(OutputCaptureExtension.class)
class ExternalUrlTests {
    private static final String HOST = HostName.ofThisMachine();

    private static AlertSettings settings(Map<String, Object> settings) throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        new YamlPropertySourceLoader()
                .load("application", new ClassPathResource("application.yaml"))
                .forEach(environment.getPropertySources()::addFirst);
        environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
        return SettingsLoader.load(environment).alert();
    }

    private static ServerProperties loopback() {
        ServerProperties server = new ServerProperties();
        server.setAddress(InetAddress.getLoopbackAddress());
        server.setPort(8080);
        return server;
    }

    @Test
    void isTheHostsNameAndThePortUnlessItIsSet(CapturedOutput output) throws IOException {
        assertThat(ExternalUrl.of(settings(Map.of()), loopback())).isEqualTo("http://" + HOST + ":8080");
        assertThat(ExternalUrl.of(
                        settings(Map.of(
                                "packetdash.alert.external-url", "https://proxy.example/pd/",
                                "packetdash.alert.webhook.url", "http://localhost:1/")),
                        loopback()))
                .isEqualTo("https://proxy.example/pd");
        assertThat(output.getAll()).isEmpty();
    }

    @Test
    void heedsTlsAndTheContextPath() throws IOException {
        ServerProperties server = new ServerProperties();
        server.setPort(8443);
        server.setSsl(Ssl.forBundle("any"));
        server.getServlet().setContextPath("/packetdash");

        assertThat(ExternalUrl.of(settings(Map.of()), server)).isEqualTo("https://" + HOST + ":8443/packetdash");
    }

    @Test
    void saysWhereNobodyCanFollowTheLinks(CapturedOutput output) throws IOException {
        ExternalUrl.of(settings(Map.of("packetdash.alert.webhook.url", "http://localhost:1/")), loopback());

        assertThat(output.getAll()).contains("packetdash.alert.external-url");
    }

    @Test
    void aServerIsCalledAsItsHostUnlessItIsSet() throws IOException {
        assertThat(settings(Map.of()).instance()).isEqualTo(HOST);
        AlertSettings settings = settings(
                Map.of("packetdash.alert.instance", "web1", "packetdash.alert.labels", "site=berlin,my_team=network"));

        assertThat(settings.instance()).isEqualTo("web1");
        assertThat(settings.labels()).hasToString("[site=berlin, my_team=network]");
    }
}
