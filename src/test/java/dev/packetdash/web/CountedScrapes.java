package dev.packetdash.web;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** Counts how often the registry is read, for {@link DeliveryOfAnswersTests}. */
@Component
class CountedScrapes implements MultiCollector {
    private static final AtomicInteger COUNT = new AtomicInteger();

    CountedScrapes(PrometheusRegistry registry) {
        registry.register(this);
    }

    static int count() {
        return COUNT.get();
    }

    @Override
    public MetricSnapshots collect() {
        COUNT.incrementAndGet();
        return new MetricSnapshots();
    }
}
