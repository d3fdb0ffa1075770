package dev.packetdash;

import dev.packetdash.notify.AlertSettings;
import dev.packetdash.notify.HostName;
import java.net.InetAddress;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;

/** Under which address people reach this service: the setting, or the host's name and what the server listens on. */
final class ExternalUrl {
    private static final Logger LOG = LoggerFactory.getLogger(ExternalUrl.class);
    private static final int DEFAULT_PORT = 8080;

    private ExternalUrl() {}

    /** The address without a slash at its end. */
    static String of(AlertSettings settings, ServerProperties server) {
        if (settings.externalUrl().isSet()) {
            return settings.externalUrl().base();
        }
        String url = "%s://%s:%d%s"
                .formatted(
                        Ssl.isEnabled(server.getSsl()) ? "https" : "http",
                        HostName.ofThisMachine(),
                        Objects.requireNonNullElse(server.getPort(), DEFAULT_PORT),
                        Objects.requireNonNullElse(server.getServlet().getContextPath(), ""));
        InetAddress address = server.getAddress();
        if (settings.sendsLinks() && address != null && address.isLoopbackAddress()) {
            LOG.info(
                    "Alerts link to {}, where nobody listens but for this machine itself (server.address): set"
                            + " packetdash.alert.external-url to the address of the proxy in front",
                    url);
        }
        return url;
    }
}
