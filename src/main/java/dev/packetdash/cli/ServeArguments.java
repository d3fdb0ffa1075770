package dev.packetdash.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The command line of {@code serve}, as settings. Whatever else it says is refused: an option that nothing reads would
 * be believed to work.
 */
public final class ServeArguments {
    /** The first words of the settings that there are, ours and those of Spring Boot. */
    private static final Set<String> ROOTS = Set.of("packetdash", "server", "management", "spring", "logging");

    private final Map<String, String> settings = new LinkedHashMap<>();

    private ServeArguments() {}

    /**
     * @param arguments those after the word {@code serve}
     * @return one {@code --name=value} a setting
     * @throws IllegalArgumentException in one line, with what is right
     */
    public static String[] settings(List<String> arguments) {
        ServeArguments read = new ServeArguments();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            int sign = argument.indexOf('=');
            String name = sign < 0 ? argument : argument.substring(0, sign);
            String setting = setting(name);
            if (sign >= 0) {
                read.put(setting, name, argument.substring(sign + 1));
            } else if (i + 1 < arguments.size() && !arguments.get(i + 1).startsWith("-")) {
                read.put(setting, name, arguments.get(++i));
            } else {
                throw refused(name + " needs a value");
            }
        }
        return read.settings.entrySet().stream()
                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new);
    }

    private static String setting(String name) {
        if (!name.startsWith("-")) {
            throw refused("'" + name + "' is neither an option nor the value of one");
        }
        String bare = name.replaceFirst("^--", "");
        int dot = bare.indexOf('.');
        if (dot > 0 && name.startsWith("--")) {
            if (!ROOTS.contains(bare.substring(0, dot))) {
                throw refused(name + " is no setting: ours begin with --packetdash.");
            }
            return bare;
        }
        return ServeOption.named(name)
                .map(ServeOption::setting)
                .orElseThrow(() -> refused("there is no option " + name));
    }

    private void put(String setting, String name, String value) {
        if (setting.equals(ServeOption.PORT.setting()) && !isPort(value)) {
            throw refused("%s = %s: must be 0 to 65535".formatted(name, value));
        }
        if (settings.put(setting, value) != null) {
            throw refused(setting + " is given twice");
        }
    }

    private static boolean isPort(String value) {
        return value.matches("\\d{1,5}") && Integer.parseInt(value) <= 65535;
    }

    private static IllegalArgumentException refused(String why) {
        return new IllegalArgumentException("serve: " + why + "; see `packetdash serve --help`");
    }
}
