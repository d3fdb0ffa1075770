package dev.packetdash.metrics;

import dev.packetdash.capture.AutoInterface;
import dev.packetdash.capture.CaptureFailure;
import dev.packetdash.net.Times;
import dev.packetdash.snapshot.InterfaceSnapshot;
import dev.packetdash.snapshot.Snapshots;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * DOWN, with the remedy, while an interface is not being read or its pipeline has no heartbeat, and while {@code auto}
 * finds nothing but loopback; where it has to do without a default route but watches another interface, it stays UP and
 * says so.
 */
@Component
class CaptureHealthIndicator implements HealthIndicator {
    private static final double STALE_SECONDS = 10;

    private final Snapshots snapshots;
    private final AutoInterface auto;
    private final Clock clock;

    CaptureHealthIndicator(Snapshots snapshots, AutoInterface auto, Clock clock) {
        this.snapshots = snapshots;
        this.auto = auto;
        this.clock = clock;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        for (InterfaceSnapshot snapshot : snapshots.latest()) {
            Map<String, Object> detail = detail(snapshot);
            health.withDetail(snapshot.name(), detail);
            if (!"up".equals(detail.get("state"))) {
                health.down();
            }
        }
        auto.fallback().ifPresent(fallback -> {
            health.withDetail(AutoInterface.NAME, Map.of("message", fallback.message(), "remedy", fallback.remedy()));
            if (fallback.isLoopback()) {
                health.down();
            }
        });
        return health.build();
    }

    private Map<String, Object> detail(InterfaceSnapshot snapshot) {
        Map<String, Object> detail = new LinkedHashMap<>();
        double age = Times.seconds(Times.unixNanos(clock.instant()) - snapshot.publishedNanos());
        CaptureFailure failure = snapshot.capture().failure();
        if (age > STALE_SECONDS) {
            detail.put("state", "stalled");
            detail.put("message", "The pipeline has published nothing for %.0f s.".formatted(age));
            detail.put("remedy", "Look into the log for why its thread ended, and restart the service.");
        } else if (snapshot.capture().up()) {
            detail.put("state", "up");
        } else {
            detail.put("state", "down");
            detail.put("message", failure == null ? "The interface has not been opened yet." : failure.message());
            detail.put("remedy", failure == null ? "Wait a second." : failure.remedy());
        }
        return detail;
    }
}
