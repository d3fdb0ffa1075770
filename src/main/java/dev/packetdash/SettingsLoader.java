package dev.packetdash;

import dev.packetdash.alert.AllowlistEntry;
import dev.packetdash.net.Labels;
import dev.packetdash.settings.SettingNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/**
 * Reads {@code packetdash.*} before anything else is made, so that a wrong setting stops the start in one clear line.
 */
final class SettingsLoader implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of(PacketdashSettings.PREFIX);

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        PacketdashSettings settings = load(context.getEnvironment());
        HeapNeed.require(settings, Runtime.getRuntime().maxMemory());
        context.getBeanFactory().registerSingleton("packetdashSettings", settings);
    }

    /** @throws WrongSettingException for an unknown name or a value that cannot be */
    static PacketdashSettings load(ConfigurableEnvironment environment) {
        environment
                .getPropertySources()
                .addLast(new MapPropertySource("Packetdash's defaults", Map.copyOf(defaults())));
        refuseUnknownNames(environment);
        try {
            return Binder.get(environment).bindOrCreate(PacketdashSettings.PREFIX, PacketdashSettings.class);
        } catch (BindException e) {
            throw wrong(e);
        }
    }

    private static Map<String, String> defaults() {
        return SettingNames.values(PacketdashSettings.PREFIX, PacketdashSettings.DEFAULTS);
    }

    private static WrongSettingException wrong(BindException e) {
        Class<?> type = e.getTarget().getType().toClass();
        if (type.isEnum()) {
            return new WrongSettingException(
                    "%s = %s: must be one of %s".formatted(e.getName(), value(e), labels(type)), e);
        }
        String reason =
                String.valueOf(NestedExceptionUtils.getMostSpecificCause(e).getMessage());
        if (reason.startsWith(PacketdashSettings.PREFIX)) {
            return new WrongSettingException(reason, e);
        }
        String value = e.getProperty() == null ? "" : " = " + value(e);
        return new WrongSettingException(e.getName() + value + ": " + reason, e);
    }

    private static Object value(BindException e) {
        return e.getProperty() == null ? "" : e.getProperty().getValue();
    }

    private static String labels(Class<?> type) {
        return Stream.of(type.getEnumConstants())
                .map(constant -> Labels.label((Enum<?>) constant))
                .collect(Collectors.joining(", "));
    }

    private static void refuseUnknownNames(Environment environment) {
        List<String> known = new ArrayList<>(SettingNames.of(PacketdashSettings.PREFIX, PacketdashSettings.class));
        known.addAll(SettingNames.of(PacketdashSettings.PREFIX + ".alert.allowlist", AllowlistEntry.class));
        List<String> squashed = known.stream().map(SettingsLoader::squash).toList();
        ConfigurationPropertySources.get(environment).forEach(source -> {
            if (source instanceof IterableConfigurationPropertySource iterable) {
                iterable.stream()
                        .filter(PREFIX::isAncestorOf)
                        .map(name -> name.toString().replaceAll("\\[\\d+]", ""))
                        .filter(name -> !squashed.contains(squash(name)))
                        .findFirst()
                        .ifPresent(name -> {
                            throw new WrongSettingException(
                                    name + " is no setting; the nearest is " + SettingNames.nearest(name, known), null);
                        });
            }
        });
    }

    /** Leaves dashes and dots out: in the environment they look the same. */
    private static String squash(String name) {
        return name.replaceAll("[.-]", "");
    }
}
