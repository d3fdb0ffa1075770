package dev.packetdash;

import java.net.BindException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.ApplicationContextException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Says which setting, or what of the machine, keeps the web server from its port, its certificate or its temporary
 * directory.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class WebServerAnalyzer extends AbstractFailureAnalyzer<ApplicationContextException> {
    /** What fails where a server is made, and where one begins to listen. */
    private static final Pattern SERVER_START = Pattern.compile("web server|webServerStartStop");

    private static final String NO_DIRECTORY = "Unable to create tempDir";

    private final Environment environment;

    WebServerAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable failure, ApplicationContextException cause) {
        boolean ofTheServer =
                SERVER_START.matcher(String.valueOf(cause.getMessage())).find();
        // Spring Boot's own analyzer names the setting, its value and where it stands.
        if (!ofTheServer || findCause(cause, ConfigurationPropertiesBindException.class) != null) {
            return null;
        }
        Throwable root = NestedExceptionUtils.getMostSpecificCause(cause);
        String reason = String.valueOf(root.getMessage());
        if (String.valueOf(cause.getCause()).contains(NO_DIRECTORY)) {
            return new FailureAnalysis(
                    "the temporary directory %s cannot be written (%s)."
                            .formatted(System.getProperty("java.io.tmpdir"), reason),
                    "Mount one there (docker run --tmpfs /tmp), or name another directory: server.tomcat.basedir.",
                    cause);
        }
        if (root instanceof BindException) {
            return new FailureAnalysis(
                    "cannot listen on port %s of address %s: %s."
                            .formatted(setting("server.port"), setting("server.address"), reason),
                    "Set server.port (serve --port) to one that is free, at 1024 or above without further rights, or server.address"
                            + " (serve --host) to one of this machine.",
                    cause);
        }
        return new FailureAnalysis(
                "the web server does not start: " + reason + ".", "Check the settings server.*.", cause);
    }

    private String setting(String name) {
        return environment.getProperty(name, "");
    }
}
