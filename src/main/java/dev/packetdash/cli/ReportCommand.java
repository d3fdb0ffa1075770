package dev.packetdash.cli;

import dev.packetdash.capture.CaptureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code report}: reads packets for a while, or a file to its end, and says what was in them. */
@Command(
        name = "report",
        description = "Says what crosses an interface, or what is in a capture file.",
        footer = {
            "",
            "Examples:",
            "  sudo packetdash report -i eth0 --duration 10s",
            "  packetdash report -r capture.pcapng --verbose",
            "  packetdash report -r monday.pcap --json --output monday.json",
            "  packetdash report -r today.pcap --baseline monday.json"
        })
final class ReportCommand implements Callable<Integer> {
    /** With starting and printing it stays below five seconds. */
    private static final Duration LIVE_DURATION = Duration.ofSeconds(3);

    private static final int TALKERS = 10;
    private static final int JSON_TOP = 20;

    private final Terminal terminal;
    private final Interrupt interrupt;

    @Spec
    private @Nullable CommandSpec command;

    @Mixin
    private Input input = new Input();

    @Mixin
    private Limits limits = new Limits();

    @Option(names = "--loop", description = "Begin anew after each report, until Ctrl-C; with -i.")
    private boolean loop;

    @Option(names = "--json", description = "Print one JSON document, as /api/v1/report of the service is.")
    private boolean json;

    @Option(names = "--output", paramLabel = "FILE", description = "Write the report to this file.")
    private @Nullable Path output;

    @Option(
            names = "--top",
            paramLabel = "N",
            converter = CountConverter.class,
            description = "Entries of each list, at most 1000: " + TALKERS + ", or " + JSON_TOP + " with --json.")
    private long top;

    @Option(
            names = "--packets",
            paramLabel = "N",
            converter = CountConverter.class,
            defaultValue = "10",
            description = "Recent packets, at most 1000: ${DEFAULT-VALUE}.")
    private long packets;

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "Say what has changed since the report that --json wrote to this file.")
    private @Nullable Path baseline;

    @Option(
            names = {"-v", "--verbose"},
            description = "More sections: totals, addresses, outcomes, books, alerts, scan suspects.")
    private boolean verbose;

    ReportCommand(Terminal terminal, Interrupt interrupt) {
        this.terminal = terminal;
        this.interrupt = interrupt;
    }

    @Override
    public Integer call() throws CaptureException, IOException {
        check();
        Baseline before = baseline == null ? null : Baseline.read(baseline);
        do {
            reportOnce(before);
        } while (loop && !interrupt.requested());
        return ExitCode.FINE;
    }

    private void check() {
        limits.check(input);
        if (loop && !input.isLive() && command != null) {
            throw new ParameterException(command.commandLine(), "--loop is for interfaces: use it with -i");
        }
    }

    private void reportOnce(@Nullable Baseline before) throws CaptureException, IOException {
        int entries = (int) Math.min(top > 0 ? top : json ? JSON_TOP : TALKERS, 1000);
        Opened opened = input.open(terminal);
        Run run =
                new Run(opened, limits.limit(opened, LIVE_DURATION, interrupt), entries, (int) Math.min(packets, 1000));
        run.read(() -> print(run, before));
    }

    private void print(Run run, @Nullable Baseline before) throws IOException {
        var report = run.report();
        var document = new ReportDocument(report, run.packets(), before == null ? null : before.compare(report));
        String text = json ? Json.text(document.fields()) : text(document);
        if (output == null) {
            terminal.print(text);
        } else {
            Files.writeString(output, text);
        }
    }

    private String text(ReportDocument document) {
        Style style = output == null ? terminal.style() : Style.PLAIN;
        return new ReportText(document, terminal.zone().get(), style).text(verbose);
    }
}
