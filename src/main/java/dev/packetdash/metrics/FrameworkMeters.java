package dev.packetdash.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Keeps the families of Spring Boot and Tomcat within what {@code promtool check metrics} accepts. */
@Component
class FrameworkMeters implements MeterFilter {
    /**
     * Names with abbreviated units or a reserved suffix, or that the {@code process_*} families have; each says again
     * what another says.
     */
    private static final Set<String> DENIED =
            Set.of("jvm.compilation.time", "process.cpu.time", "process.start.time", "system.cpu.count");

    /** Families that come without a help text. */
    private static final Map<String, String> DESCRIPTIONS = Map.of(
            "http.server.requests", "HTTP requests served",
            "http.server.requests.active", "HTTP requests being served");

    @Override
    public MeterFilterReply accept(Meter.Id id) {
        return DENIED.contains(id.getName()) || id.getName().startsWith("tomcat.sessions")
                ? MeterFilterReply.DENY
                : MeterFilterReply.NEUTRAL;
    }

    @Override
    public Meter.Id map(Meter.Id id) {
        String description = DESCRIPTIONS.get(id.getName());
        return description == null
                ? id
                : new Meter.Id(id.getName(), Tags.of(id.getTags()), id.getBaseUnit(), description, id.getType());
    }
}
