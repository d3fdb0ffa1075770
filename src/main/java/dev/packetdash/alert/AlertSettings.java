package dev.packetdash.alert;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code packetdash.alert.*}.
 *
 * @param quiet       without a finding for so long, an alert has ended
 * @param repeat      a finding so soon after the end opens the same alert again
 * @param perTarget   alerts of one kind that may be open against one target
 * @param capacity    alerts kept, open and ended, an interface
 * @param allowlist   findings that are no news
 * @param stateFile   where alerts outlive a restart; empty for nowhere
 * @param externalUrl under which people reach this service, for links
 * @param queue       news a sink that is down may have waiting
 * @param console     whether alerts are told in the service's own log
 * @param logFile     gets a JSON document a line for each piece of news; {@code -} is standard output, empty is none
 */
public record AlertSettings(
        Duration quiet,
        Duration repeat,
        int perTarget,
        int capacity,
        List<AllowlistEntry> allowlist,
        String stateFile,
        URI externalUrl,
        int queue,
        boolean console,
        String logFile,
        Webhook webhook,
        Alertmanager alertmanager) {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration DAY = Duration.ofDays(1);

    /**
     * Is sent each piece of news as JSON.
     *
     * @param url           null for none
     * @param authorization sent along
     * @param timeout       of each attempt
     */
    public record Webhook(@Nullable URI url, Authorization authorization, Duration timeout) {
        public Webhook {
            requireUrl("webhook.url", url);
            requireAuthorization("webhook.authorization", authorization);
            requireTimeout("webhook.timeout", timeout);
        }
    }

    /**
     * Is sent alerts through its API, version 2.
     *
     * @param url           its base address; null for none
     * @param authorization sent along
     * @param timeout       of each attempt
     * @param resend        how often it is told what goes on; it takes as resolved what it has not been told of for four times as long
     */
    public record Alertmanager(@Nullable URI url, Authorization authorization, Duration timeout, Duration resend) {
        public Alertmanager {
            requireUrl("alertmanager.url", url);
            requireAuthorization("alertmanager.authorization", authorization);
            requireTimeout("alertmanager.timeout", timeout);
            require(isBetween(resend, SECOND, Duration.ofHours(1)), "alertmanager.resend", resend, "must be 1s to 1h");
        }
    }

    /** @throws IllegalArgumentException where a value is not possible; the message names the property, the value and the remedy */
    public AlertSettings {
        allowlist = List.copyOf(allowlist);
        require(isBetween(quiet, SECOND, DAY), "quiet", quiet, "must be 1s to 1d");
        require(isBetween(repeat, Duration.ZERO, DAY), "repeat", repeat, "must be 0s to 1d");
        require(perTarget >= 1 && perTarget <= 1000, "per-target", perTarget, "must be 1 to 1000");
        require(capacity >= 10 && capacity <= 10_000, "capacity", capacity, "must be 10 to 10000");
        require(queue >= 1 && queue <= 100_000, "queue", queue, "must be 1 to 100000");
        requireUrl("external-url", externalUrl);
    }

    public AlertBook.Rules rules() {
        return new AlertBook.Rules(quiet, repeat, perTarget, capacity, allowlist);
    }

    /** Whether the text, be it of another setting or of the environment, gives away what sinks authorize themselves with. */
    public boolean isSecretIn(String text) {
        return webhook.authorization.isIn(text) || alertmanager.authorization.isIn(text);
    }

    private static void requireAuthorization(String property, Authorization authorization) {
        require(
                authorization.isUsable(),
                property,
                authorization,
                "must be one line such as 'Bearer TOKEN', or file: and the path of a readable file with it");
    }

    private static void requireTimeout(String property, Duration timeout) {
        require(
                isBetween(timeout, Duration.ofMillis(100), Duration.ofMinutes(1)),
                property,
                timeout,
                "must be 100ms to 1m");
    }

    private static void requireUrl(String property, @Nullable URI url) {
        require(
                url == null || url.getHost() != null && List.of("http", "https").contains(url.getScheme()),
                property,
                url,
                "must be an http or https address such as http://localhost:9093");
    }

    private static boolean isBetween(Duration duration, Duration least, Duration most) {
        return duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0;
    }

    private static void require(boolean holds, String property, @Nullable Object value, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("packetdash.alert." + property + " = " + value + ": " + rule);
        }
    }
}
