package dev.packetdash.cli;

import dev.packetdash.alert.Alert;
import dev.packetdash.alert.AlertText;
import dev.packetdash.capture.CaptureException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code backtest}: what would have been found in a capture file, with these settings or others. */
@Command(
        name = "backtest",
        description = "Says which alerts would have fired on a capture file, when, and by what margin.",
        footer = {
            "",
            "Suspicions, of severity low, stand below the alerts; the service never sends these out.",
            "",
            "Examples:",
            "  packetdash backtest -r monday.pcap",
            "  packetdash backtest -r monday.pcap --set packetdash.detect.home-networks=203.0.113.0/24 --verbose",
            "  packetdash backtest -r monday.pcap --sweep packetdash.detect.port-scan.ports=5..30"
        })
final class BacktestCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";

    private final Terminal terminal;

    @Option(
            names = {"-r", "--read"},
            required = true,
            paramLabel = "FILE",
            description = "Read this pcap or pcapng file, gzip or not; `-` is standard input.")
    private String file = "";

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description =
                    "Use another value of a packetdash.detect or packetdash.alert setting; may be given more than once.")
    private List<String> changes = new ArrayList<>();

    @Option(
            names = "--sweep",
            paramLabel = "NAME=FROM..TO",
            description =
                    "Count the alerts at each value of a setting that is a number; FROM..TO/STEP takes larger steps.")
    private @Nullable String sweep;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Option(
            names = {"-v", "--verbose"},
            description = "Explain every alert.")
    private boolean verbose;

    BacktestCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CaptureException, IOException {
        BacktestSettings settings = BacktestSettings.DEFAULTS;
        for (String change : changes) {
            settings = settings.with(change);
        }
        if (sweep == null) {
            new Backtest(settings).read(Input.file(file, terminal), this::print);
        } else {
            sweep(settings, Sweep.parse(sweep));
        }
        return ExitCode.FINE;
    }

    private void print(List<Alert> alerts) throws IOException {
        if (json) {
            terminal.print(Json.text(Json.fields(BacktestDocument.of(alerts))));
            return;
        }
        StringBuilder text = new StringBuilder(BacktestText.list(alerts));
        if (verbose) {
            for (Alert alert : alerts) {
                text.append('\n').append(AlertText.block(alert).getFirst()).append('\n');
                text.append(AlertText.description(alert)).append('\n');
            }
        }
        terminal.print(text.toString());
    }

    private void sweep(BacktestSettings settings, Sweep sweep) throws CaptureException, IOException {
        if (file.equals(STANDARD_INPUT)) {
            throw new IllegalArgumentException(
                    "--sweep reads the file once for each value: give it a file and not standard input");
        }
        List<Sweep.Row> rows = new ArrayList<>();
        CaptureException damage = null;
        for (long value : sweep.values()) {
            BacktestSettings changed = settings.with(sweep.name() + "=" + value);
            try {
                new Backtest(changed).read(Input.file(file, terminal), alerts -> rows.add(Sweep.Row.of(value, alerts)));
            } catch (CaptureException e) {
                if (rows.isEmpty()) {
                    throw e;
                }
                damage = e;
            }
        }
        if (json) {
            terminal.print(Json.text(Json.fields(new Sweep.Document(sweep.name(), rows))));
        } else {
            terminal.print(BacktestText.table(sweep.name(), rows));
        }
        if (damage != null) {
            throw damage;
        }
    }
}
