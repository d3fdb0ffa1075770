package dev.packetdash.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The options of {@code serve}: each stands for a setting. */
enum ServeOption {
    IFACE("packetdash.capture.interfaces", "IFACE", "Interfaces by commas, any, or auto.", "-i", "--iface"),
    PORT(
            "server.port",
            "PORT",
            "The port to listen on: 8080, unless this or the setting says otherwise.",
            "-p",
            "--port"),
    HOST("server.address", "ADDRESS", "The address to listen on: 127.0.0.1 likewise; 0.0.0.0 is all.", "--host");

    private final String setting;
    private final String label;
    private final String description;
    private final List<String> names;

    ServeOption(String setting, String label, String description, String... names) {
        this.setting = setting;
        this.label = label;
        this.description = description;
        this.names = List.of(names);
    }

    static Optional<ServeOption> named(String name) {
        return Stream.of(values()).filter(option -> option.names.contains(name)).findFirst();
    }

    String setting() {
        return setting;
    }

    /** Returns the option as the help shows it. */
    CommandOption<String> option() {
        String text = "%s Setting %s.".formatted(description, setting);
        return CommandOption.optional(String.class, "", label, text, names.toArray(String[]::new));
    }
}
