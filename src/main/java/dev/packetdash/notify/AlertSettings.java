package dev.packetdash.notify;

import dev.packetdash.alert.AlertRules;
import dev.packetdash.alert.AllowlistEntry;
import dev.packetdash.settings.SettingCheck;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code packetdash.alert.*}.
 *
 * @param quiet       without a finding for so long, an alert has ended
 * @param repeat      a finding so soon after the end opens the same alert again
 * @param perTarget   alerts of one kind that may be open against one target
 * @param perKind     alerts of one kind and severity that may begin at once, and as many again in five minutes
 * @param capacity    alerts kept, open and ended, an interface
 * @param allowlist   findings that are no news
 * @param stateFile   where alerts outlive a restart; empty for nowhere
 * @param instance    what this server is called in what is sent; the host's name where it is empty
 * @param labels      more that is said of it
 * @param externalUrl under which people reach this service, for links; none for the host's name and the server's port
 * @param queue       news a sink that is down may have waiting
 * @param console     whether alerts are told in the service's own log
 * @param logFile     gets a JSON document a line for each piece of news; {@code -} is standard output, empty is none
 */
public record AlertSettings(
        Duration quiet,
        Duration repeat,
        int perTarget,
        int perKind,
        int capacity,
        List<AllowlistEntry> allowlist,
        String stateFile,
        String instance,
        List<AlertLabel> labels,
        HttpAddress externalUrl,
        int queue,
        boolean console,
        String logFile,
        Webhook webhook,
        Alertmanager alertmanager) {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration DAY = Duration.ofDays(1);

    public static final AlertSettings DEFAULTS = new AlertSettings(
            AlertRules.DEFAULT.quiet(),
            AlertRules.DEFAULT.repeat(),
            AlertRules.DEFAULT.perTarget(),
            AlertRules.DEFAULT.perKind(),
            AlertRules.DEFAULT.capacity(),
            AlertRules.DEFAULT.allowlist(),
            "",
            "",
            List.of(),
            HttpAddress.NONE,
            1000,
            true,
            "",
            new Webhook(HttpAddress.NONE, Authorization.NONE, Duration.ofSeconds(5)),
            new Alertmanager(HttpAddress.NONE, Authorization.NONE, Duration.ofSeconds(5), Duration.ofMinutes(1)));

    /**
     * Is sent each piece of news as JSON.
     *
     * @param url           none for no webhook
     * @param authorization sent along
     * @param timeout       of each attempt, from the look-up of the name to the end of the answer
     */
    public record Webhook(HttpAddress url, Authorization authorization, Duration timeout) {
        public Webhook {
            requireSink("webhook", url, authorization, timeout);
        }

        Authorization sent() {
            return url.hasCredentials() ? url.authorization() : authorization;
        }
    }

    /**
     * Is sent alerts through its API, version 2.
     *
     * @param url           its base address; none for no Alertmanager
     * @param authorization sent along
     * @param timeout       of each attempt, from the look-up of the name to the end of the answer
     * @param resend        how often it is told what goes on; it takes as resolved what it has not been told of for
     *                      four times as long
     */
    public record Alertmanager(HttpAddress url, Authorization authorization, Duration timeout, Duration resend) {
        public Alertmanager {
            requireSink("alertmanager", url, authorization, timeout);
            require(!url.hasQuery(), "alertmanager.url", url, "must have no query (?): the API's path follows");
            require(
                    SettingCheck.isBetween(resend, SECOND, Duration.ofHours(1)),
                    "alertmanager.resend",
                    resend,
                    "must be 1s to 1h");
        }

        Authorization sent() {
            return url.hasCredentials() ? url.authorization() : authorization;
        }
    }

    /** @throws IllegalArgumentException where a value is not possible; the message names property, value and remedy */
    public AlertSettings {
        allowlist = List.copyOf(allowlist);
        require(SettingCheck.isBetween(quiet, SECOND, DAY), "quiet", quiet, "must be 1s to 1d");
        require(SettingCheck.isBetween(repeat, Duration.ZERO, DAY), "repeat", repeat, "must be 0s to 1d");
        SettingCheck.range("packetdash.alert.per-target", perTarget, 1, 1000);
        SettingCheck.range("packetdash.alert.per-kind", perKind, 1, 10_000);
        SettingCheck.range("packetdash.alert.capacity", capacity, 10, 10_000);
        SettingCheck.range("packetdash.alert.queue", queue, 1, 100_000);
        instance = instance.isBlank() ? HostName.ofThisMachine() : instance.strip();
        require(AlertLabel.isText(instance), "instance", instance, "must be one line of 1 to 200 characters");
        labels = List.copyOf(labels);
        require(
                labels.stream().map(AlertLabel::name).distinct().count() == labels.size(),
                "labels",
                labels,
                "must name each label once");
        requireAddress("external-url", externalUrl);
        require(
                !externalUrl.hasQuery() && !externalUrl.hasCredentials(),
                "external-url",
                externalUrl,
                "must have no query (?), user or password: it stands in front of a path in every link");
    }

    public AlertRules rules() {
        return new AlertRules(quiet, repeat, perTarget, perKind, capacity, allowlist);
    }

    /** @param externalBase of links, without a slash at its end */
    Origin origin(String externalBase) {
        Map<String, String> byName = new LinkedHashMap<>();
        labels.forEach(label -> byName.put(label.name(), label.value()));
        return new Origin(instance, byName, externalBase);
    }

    /** Whether there are sinks that links are sent to. */
    public boolean sendsLinks() {
        return webhook.url.isSet() || alertmanager.url.isSet();
    }

    /**
     * Whether the text, be it of another setting or of the environment, gives away where sinks are and what they
     * authorize themselves with.
     */
    public boolean isSecretIn(String text) {
        return webhook.url.isIn(text)
                || alertmanager.url.isIn(text)
                || webhook.authorization.isIn(text)
                || alertmanager.authorization.isIn(text);
    }

    private static void requireSink(String sink, HttpAddress url, Authorization authorization, Duration timeout) {
        requireAddress(sink + ".url", url);
        require(
                authorization.isUsable(),
                sink + ".authorization",
                authorization,
                "must be one line such as 'Bearer TOKEN', or file: and the path of a readable file with it");
        require(
                !url.hasCredentials() || !authorization.isSet(),
                sink + ".authorization",
                authorization,
                "must be empty where packetdash.alert." + sink + ".url has a user: only one of them can be sent");
        requireTimeout(sink + ".timeout", timeout);
    }

    private static void requireTimeout(String property, Duration timeout) {
        require(
                SettingCheck.isBetween(timeout, Duration.ofMillis(100), Duration.ofMinutes(1)),
                property,
                timeout,
                "must be 100ms to 1m");
    }

    private static void requireAddress(String property, HttpAddress address) {
        require(address.problem().isEmpty(), property, address, address.problem());
    }

    private static void require(boolean holds, String property, Object value, String rule) {
        SettingCheck.require(holds, "packetdash.alert." + property, value, rule);
    }
}
