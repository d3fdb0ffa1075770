package dev.packetdash.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * An option of a command, and its value once the command line was read. picocli's annotations would say the same, but
 * reading them takes longer than most commands do for all else.
 */
final class CommandOption<T extends @Nullable Object> {
    private final OptionSpec spec;

    private CommandOption(OptionSpec.Builder spec) {
        this.spec = spec.build();
    }

    /** One that is there or not. */
    static CommandOption<Boolean> flag(String description, String... names) {
        return new CommandOption<>(OptionSpec.builder(names)
                .type(boolean.class)
                .initialValue(false)
                .description(description));
    }

    /** One without which the command does not run. */
    static CommandOption<String> required(String label, String description, String... names) {
        return new CommandOption<>(
                value(label, description, names).type(String.class).required(true));
    }

    /**
     * One that may be left out.
     *
     * @param otherwise its value then
     */
    static <T extends @Nullable Object> CommandOption<T> optional(
            Class<?> type, T otherwise, String label, String description, String... names) {
        return new CommandOption<>(value(label, description, names).type(type).initialValue(otherwise));
    }

    /** Likewise, of a value that has its own form. */
    static <T extends @Nullable Object> CommandOption<T> optional(
            ITypeConverter<?> form, T otherwise, String label, String description, String... names) {
        return new CommandOption<>(value(label, description, names)
                .type(Object.class)
                .converters(form)
                .initialValue(otherwise));
    }

    /** The one that every command has which reads packets. */
    static CommandOption<String> filter() {
        return optional(
                String.class,
                "",
                "FILTER",
                "Only packets that match this libpcap filter, as in 'tcp port 443'.",
                "-f",
                "--filter");
    }

    private static OptionSpec.Builder value(String label, String description, String... names) {
        return OptionSpec.builder(names).paramLabel(label).description(description);
    }

    OptionSpec spec() {
        return spec;
    }

    T value() {
        return spec.getValue();
    }

    /** The command line was not right to have this option. */
    ParameterException refused(String why) {
        return new ParameterException(spec.command().commandLine(), why);
    }
}
