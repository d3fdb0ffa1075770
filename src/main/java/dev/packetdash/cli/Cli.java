package dev.packetdash.cli;

import dev.packetdash.capture.CaptureException;
import dev.packetdash.capture.CaptureFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The way in: one command line, from its arguments to its exit code. */
public final class Cli {
    private final Terminal terminal;
    private final Interrupt interrupt;

    Cli(Terminal terminal, Interrupt interrupt) {
        this.terminal = terminal;
        this.interrupt = interrupt;
    }

    /** Runs a command in this process, which then must exit; Ctrl-C lets it come to its end. */
    public static int run(String[] arguments) {
        Interrupt interrupt = new Interrupt();
        Terminal terminal = Terminal.ofThisProcess();
        interrupt.install(terminal::closeInput);
        int code = new Cli(terminal, interrupt).execute(arguments);
        interrupt.end(code);
        return code;
    }

    int execute(String... arguments) {
        return commandLine(arguments).execute(arguments);
    }

    /** Returns the command line with the command that is named first, since each takes time to make, or with all. */
    CommandLine commandLine(String... arguments) {
        Map<String, Supplier<CommandSpec>> commands = new LinkedHashMap<>();
        commands.put("serve", () -> new ServeCommand().spec());
        commands.put("report", () -> new ReportCommand(terminal, interrupt).spec());
        commands.put("watch", () -> new WatchCommand(terminal, interrupt).spec());
        commands.put("record", () -> new RecordCommand(terminal, interrupt).spec());
        commands.put("backtest", () -> new BacktestCommand(terminal).spec());
        commands.put("interfaces", () -> new InterfacesCommand(terminal).spec());
        commands.put("doctor", () -> new DoctorCommand(terminal).spec());
        if (arguments.length > 0 && commands.containsKey(arguments[0])) {
            commands.keySet().retainAll(Set.of(arguments[0]));
        }
        CommandLine commandLine = new CommandLine(RootCommand.spec());
        commands.values().forEach(command -> commandLine.addSubcommand(command.get()));
        Help.Ansi colours = terminal.colour() ? Help.Ansi.ON : Help.Ansi.OFF;
        return commandLine
                .setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
                .setColorScheme(Help.defaultColorScheme(colours))
                .setUsageHelpAutoWidth(terminal.colour())
                .setParameterExceptionHandler((e, ignored) -> refuse(e))
                .setExecutionExceptionHandler((e, command, ignored) -> fail(e));
    }

    private int refuse(ParameterException e) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        int code = refuse(String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        if (!UnmatchedArgumentException.printSuggestions(
                e, new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))) {
            terminal.err().println("See `" + command + " --help`.");
        }
        return code;
    }

    private int refuse(String why) {
        terminal.note(why);
        return ExitCode.USAGE;
    }

    private int fail(Exception e) throws Exception {
        return switch (e) {
            case CaptureException failed -> fail(failed.failure());
            case IOException failed -> fail(failed);
            case IllegalArgumentException wrong -> refuse(String.valueOf(wrong.getMessage()));
            default -> throw e;
        };
    }

    private int fail(CaptureFailure failure) {
        terminal.note(failure.message());
        terminal.err().println(Remedies.of(failure));
        return ExitCode.of(failure.reason());
    }

    /** Who reads the results may stop doing so, as {@code head} does. */
    private int fail(IOException e) {
        if ("Broken pipe".equals(e.getMessage())) {
            return ExitCode.FINE;
        }
        terminal.note(
                switch (e) {
                    case NoSuchFileException missing -> missing.getFile() + ": there is no such file or folder";
                    case AccessDeniedException denied -> denied.getFile() + ": no permission";
                    default -> String.valueOf(e.getMessage());
                });
        return ExitCode.FAILURE;
    }
}
