package dev.packetdash.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * Writes what a package installs for the shell: the completion of bash and the manual pages (man-pages(7)). The build
 * runs it.
 */
final class Manual {
    private static final String PROGRAM = "packetdash";

    private Manual() {}

    /** @param arguments the folder to write to */
    static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        CommandLine program = new Cli(Terminal.ofThisProcess(), new Interrupt()).commandLine();
        Files.writeString(folder.resolve(PROGRAM + ".bash"), AutoComplete.bash(PROGRAM, program));
        Files.writeString(folder.resolve(PROGRAM + ".1"), page(PROGRAM, program));
        for (CommandLine command : program.getSubcommands().values()) {
            String name = PROGRAM + "-" + command.getCommandName();
            Files.writeString(folder.resolve(name + ".1"), page(name, command));
        }
    }

    private static String page(String name, CommandLine command) {
        UsageMessageSpec usage = command.getCommandSpec().usageMessage();
        String description = String.join(" ", usage.description());
        return ".TH %s 1\n".formatted(name.toUpperCase(Locale.ROOT))
                + ".SH NAME\n%s \\- %s\n".formatted(name, escape(description))
                + ".SH SYNOPSIS\n.nf\n%s.fi\n"
                        .formatted(escape(command.getHelp().synopsis(0)))
                + ".SH OPTIONS\n"
                + command.getCommandSpec().options().stream()
                        .map(Manual::option)
                        .collect(Collectors.joining())
                + commands(command)
                + section("NOTES", usage.footer())
                + exitCodes(usage);
    }

    private static String option(OptionSpec option) {
        String value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
        return ".TP\n.B %s%s\n%s\n"
                .formatted(escape(String.join(", ", option.names())), escape(value), escape(text(option)));
    }

    private static String text(ArgSpec option) {
        return String.join(" ", option.description());
    }

    private static String commands(CommandLine command) {
        return command.getSubcommands().isEmpty()
                ? ""
                : ".SH SEE ALSO\n"
                        + command.getSubcommands().keySet().stream()
                                .map(name -> ".BR %s-%s (1)\n".formatted(PROGRAM, name))
                                .collect(Collectors.joining());
    }

    private static String section(String title, String[] lines) {
        return lines.length == 0 ? "" : ".SH %s\n.nf\n%s\n.fi\n".formatted(title, escape(String.join("\n", lines)));
    }

    private static String exitCodes(UsageMessageSpec usage) {
        return usage.exitCodeList().isEmpty()
                ? ""
                : ".SH EXIT STATUS\n"
                        + usage.exitCodeList().entrySet().stream()
                                .map(code -> ".TP\n.B %s\n%s\n".formatted(code.getKey(), code.getValue()))
                                .collect(Collectors.joining());
    }

    /** Backslashes and hyphens mean themselves. */
    private static String escape(String text) {
        return text.replace("\\", "\\e").replace("-", "\\-");
    }
}
