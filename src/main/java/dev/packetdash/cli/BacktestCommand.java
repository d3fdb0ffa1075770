package dev.packetdash.cli;

import dev.packetdash.alert.Alert;
import dev.packetdash.alert.AlertText;
import dev.packetdash.capture.CaptureException;
import dev.packetdash.net.IpAddress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** {@code backtest}: what would have been found in a capture file, with these settings or others. */
final class BacktestCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";

    private final Terminal terminal;

    private final CommandOption<String> file = CommandOption.required(
            "FILE", "Read this pcap or pcapng file, gzip or not; `-` is standard input.", "-r", "--read");

    private final CommandOption<List<String>> changes = CommandOption.optional(
            List.class,
            List.of(),
            "NAME=VALUE",
            "Use another value of a packetdash.detect or packetdash.alert setting; may be given more than once.",
            "--set");

    private final CommandOption<@Nullable String> sweep = CommandOption.optional(
            String.class,
            null,
            "NAME=FROM..TO",
            "Count the alerts at each value of a setting that is a number; FROM..TO/STEP takes larger steps.",
            "--sweep");

    private final CommandOption<@Nullable String> explain = CommandOption.optional(
            String.class,
            null,
            "ADDRESS",
            "Say what each detector held about this address, and how far from its threshold that was.",
            "--explain");

    private final CommandOption<Boolean> json = CommandOption.flag("Print one JSON document.", "--json");

    private final CommandOption<Boolean> verbose = CommandOption.flag("Explain every alert.", "-v", "--verbose");

    BacktestCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    CommandSpec spec() {
        CommandSpec command = CommandSpec.wrapWithoutInspection(this).name("backtest");
        command.usageMessage()
                .description("Says which alerts would have fired on a capture file, when, and by what margin.")
                .footer(
                        "",
                        "Suspicions, of severity low, stand below the alerts; the service never sends these out.",
                        "",
                        "Examples:",
                        "  packetdash backtest -r monday.pcap",
                        "  packetdash backtest -r monday.pcap --set packetdash.detect.home-networks=203.0.113.0/24 --verbose",
                        "  packetdash backtest -r monday.pcap --sweep packetdash.detect.port-scan.ports=5..30",
                        "  packetdash backtest -r monday.pcap --explain 203.0.113.66");
        command.addOption(file.spec())
                .addOption(changes.spec())
                .addOption(sweep.spec())
                .addOption(explain.spec());
        command.addOption(json.spec()).addOption(verbose.spec());
        return command;
    }

    @Override
    public Integer call() throws CaptureException, IOException {
        BacktestSettings settings = BacktestSettings.DEFAULTS;
        for (String change : changes.value()) {
            settings = settings.with(change);
        }
        String values = sweep.value();
        String address = explain.value();
        if (values != null && address != null) {
            throw new IllegalArgumentException("--explain tells of one value of each setting: leave out --sweep");
        }
        if (address != null) {
            explain(settings, IpAddress.parse(address));
        } else if (values == null) {
            new Backtest(settings).read(Input.file(file.value(), terminal), this::print);
        } else {
            sweep(settings, Sweep.parse(values));
        }
        return ExitCode.FINE;
    }

    private void explain(BacktestSettings settings, IpAddress address) throws CaptureException, IOException {
        Explainer explainer = new Explainer(address, settings.alert());
        new Backtest(settings, explainer).read(Input.file(file.value(), terminal), alerts -> {
            List<ExplainedEntry> entries = explainer.entries(alerts);
            if (json.value()) {
                terminal.print(Json.text(Json.fields(new BacktestDocument.Explained(
                        BacktestDocument.of(alerts).alerts(), entries))));
            } else {
                print(alerts);
                terminal.print("\n" + ExplainedEntry.table(address.toString(), entries));
            }
        });
    }

    private void print(List<Alert> alerts) throws IOException {
        if (json.value()) {
            terminal.print(Json.text(Json.fields(BacktestDocument.of(alerts))));
            return;
        }
        StringBuilder text = new StringBuilder(BacktestText.list(alerts));
        if (verbose.value()) {
            for (Alert alert : alerts) {
                text.append('\n').append(AlertText.block(alert).getFirst()).append('\n');
                text.append(AlertText.description(alert)).append('\n');
            }
        }
        terminal.print(text.toString());
    }

    private void sweep(BacktestSettings settings, Sweep sweep) throws CaptureException, IOException {
        if (file.value().equals(STANDARD_INPUT)) {
            throw new IllegalArgumentException(
                    "--sweep reads the file once for each value: give it a file and not standard input");
        }
        List<Sweep.Row> rows = new ArrayList<>();
        CaptureException damage = null;
        for (long value : sweep.values()) {
            BacktestSettings changed = settings.with(sweep.name() + "=" + value);
            try {
                new Backtest(changed)
                        .read(Input.file(file.value(), terminal), alerts -> rows.add(Sweep.Row.of(value, alerts)));
            } catch (CaptureException e) {
                if (rows.isEmpty()) {
                    throw e;
                }
                damage = e;
            }
        }
        if (json.value()) {
            terminal.print(Json.text(Json.fields(new Sweep.Document(sweep.name(), rows))));
        } else {
            terminal.print(BacktestText.table(sweep.name(), rows));
        }
        if (damage != null) {
            throw damage;
        }
    }
}
