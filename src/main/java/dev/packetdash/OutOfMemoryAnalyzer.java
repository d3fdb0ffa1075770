package dev.packetdash;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Explains a heap so small that the start does not get as far as {@link HeapNeed}, or larger than that and
 * still not enough.
 */
final class OutOfMemoryAnalyzer extends AbstractFailureAnalyzer<OutOfMemoryError> {
    @Override
    protected FailureAnalysis analyze(Throwable failure, OutOfMemoryError cause) {
        return new FailureAnalysis(
                "a heap of %d MB is too small to start (%s)."
                        .formatted(Runtime.getRuntime().maxMemory() >> 20, cause.getMessage()),
                "Raise -Xmx in JAVA_OPTS.",
                cause);
    }
}
