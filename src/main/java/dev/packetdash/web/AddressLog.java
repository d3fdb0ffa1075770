package dev.packetdash.web;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says where to look, once the server listens. */
@Component
class AddressLog {
    private static final Logger LOG = LoggerFactory.getLogger(AddressLog.class);

    private final Environment environment;

    AddressLog(Environment environment) {
        this.environment = environment;
    }

    @EventListener
    void listening(WebServerInitializedEvent event) {
        String address = environment.getProperty("server.address", "0.0.0.0");
        LOG.info(
                "Page, API and metrics: http://{}:{}/ and /actuator/prometheus",
                address.contains(":") ? "[" + address + "]" : address,
                event.getWebServer().getPort());
    }
}
