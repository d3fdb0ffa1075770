package dev.packetdash.cli;

import dev.packetdash.capture.CaptureException;
import dev.packetdash.pipeline.PacketInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** {@code report}: reads packets for a while, or a file to its end, and says what was in them. */
final class ReportCommand implements Callable<Integer> {
    /** So long an interface is read: with starting and printing, a report takes less than five seconds. */
    private static final Duration LIVE_DURATION = Duration.ofSeconds(3);

    private static final int TALKERS = 10;
    private static final int JSON_TOP = 20;
    private static final long PACKETS = 10;

    private final Terminal terminal;
    private final Interrupt interrupt;

    private final Input input = new Input();
    private final Limits limits = new Limits();

    private final CommandOption<Boolean> loop =
            CommandOption.flag("Begin anew after each report, until Ctrl-C; with -i.", "--loop");

    private final CommandOption<Boolean> json =
            CommandOption.flag("Print one JSON document, as /api/v1/report of the service is.", "--json");

    private final CommandOption<@Nullable Path> output =
            CommandOption.optional(Path.class, null, "FILE", "Write the report to this file.", "--output");

    private final CommandOption<Long> top = CommandOption.optional(
            new CountConverter(),
            0L,
            "N",
            "Entries of each list, at most 1000: " + TALKERS + ", or " + JSON_TOP + " with --json.",
            "--top");

    private final CommandOption<Long> packets = CommandOption.optional(
            new CountConverter(), PACKETS, "N", "Recent packets, at most 1000: " + PACKETS + ".", "--packets");

    private final CommandOption<@Nullable Path> baseline = CommandOption.optional(
            Path.class,
            null,
            "FILE",
            "Say what has changed since the report that --json wrote to this file.",
            "--baseline");

    private final CommandOption<Boolean> verbose = CommandOption.flag(
            "More sections: totals, addresses, outcomes, books, alerts, scan suspects.", "-v", "--verbose");

    ReportCommand(Terminal terminal, Interrupt interrupt) {
        this.terminal = terminal;
        this.interrupt = interrupt;
    }

    CommandSpec spec() {
        CommandSpec command = CommandSpec.wrapWithoutInspection(this).name("report");
        command.usageMessage()
                .description("Says what crosses an interface, or what is in a capture file.")
                .footer(
                        "",
                        "Examples:",
                        "  sudo packetdash report -i eth0 --duration 10s",
                        "  packetdash report -r capture.pcapng --verbose",
                        "  packetdash report -r monday.pcap --json --output monday.json",
                        "  packetdash report -r today.pcap --baseline monday.json");
        input.addTo(command);
        limits.addTo(command);
        command.addOption(loop.spec())
                .addOption(json.spec())
                .addOption(output.spec())
                .addOption(top.spec());
        command.addOption(packets.spec()).addOption(baseline.spec()).addOption(verbose.spec());
        return command;
    }

    @Override
    public Integer call() throws CaptureException, IOException {
        check();
        Path earlier = baseline.value();
        Baseline before = earlier == null ? null : Baseline.read(earlier);
        do {
            reportOnce(before);
        } while (loop.value() && !interrupt.requested());
        return ExitCode.FINE;
    }

    private void check() {
        limits.check(input);
        if (loop.value() && !input.isLive()) {
            throw loop.refused("--loop is for interfaces: use it with -i");
        }
    }

    private void reportOnce(@Nullable Baseline before) throws CaptureException, IOException {
        int entries = (int) Math.min(top.value() > 0 ? top.value() : json.value() ? JSON_TOP : TALKERS, 1000);
        PacketInput limited = limits.limit(input.open(terminal), LIVE_DURATION, interrupt);
        Run run = new Run(limited, entries, (int) Math.min(packets.value(), 1000));
        run.read(() -> print(run, before));
    }

    private void print(Run run, @Nullable Baseline before) throws IOException {
        var report = run.report();
        var document = new ReportDocument(report, run.packets(), before == null ? null : before.compare(report));
        String text = json.value() ? Json.text(document.fields()) : text(document);
        Path file = output.value();
        if (file == null) {
            terminal.print(text);
        } else {
            Files.writeString(file, text);
        }
    }

    private String text(ReportDocument document) {
        Style style = output.value() == null ? terminal.style() : Style.PLAIN;
        return new ReportText(document, terminal.zone().get(), style).text(verbose.value());
    }
}
