package dev.packetdash;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

/**
 * Says in one line on standard error why the service does not start, where an analyzer knows; Spring Boot takes ten
 * lines for it.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartFailures implements SpringBootExceptionReporter {
    private final @Nullable ConfigurableApplicationContext context;

    /** @param context null where the start has not come so far */
    StartFailures(@Nullable ConfigurableApplicationContext context) {
        this.context = context;
    }

    @Override
    public boolean reportException(Throwable failure) {
        return SpringFactoriesLoader.forDefaultResourceLocation()
                .load(FailureAnalyzer.class, arguments(), FailureHandler.handleMessage((message, e) -> {}))
                .stream()
                .map(analyzer -> line(analyzer, failure))
                .filter(line -> !line.isEmpty())
                .findFirst()
                .map(line -> {
                    System.err.println(line);
                    return true;
                })
                .orElse(false);
    }

    private @Nullable ArgumentResolver arguments() {
        return context == null
                ? null
                : ArgumentResolver.of(BeanFactory.class, context.getBeanFactory())
                        .and(Environment.class, context.getEnvironment());
    }

    /** Returns the analyzer's line; empty where it does not know. */
    private static String line(FailureAnalyzer analyzer, Throwable failure) {
        FailureAnalysis analysis = analyzer.analyze(failure);
        if (analysis == null) {
            return "";
        }
        String action = analysis.getAction() == null ? "" : " " + analysis.getAction();
        return ("packetdash: " + analysis.getDescription() + action)
                .replaceAll("\\s+", " ")
                .strip();
    }
}
