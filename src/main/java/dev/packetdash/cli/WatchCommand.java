package dev.packetdash.cli;

import dev.packetdash.capture.CaptureException;
import dev.packetdash.detect.DetectSettings;
import dev.packetdash.flow.FlowSettings;
import dev.packetdash.pipeline.Counting;
import dev.packetdash.pipeline.PacketInput;
import dev.packetdash.pipeline.Pipeline;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;

/** {@code watch}: one line a packet, and one for each alert that begins or is over. */
final class WatchCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Interrupt interrupt;

    private final Input options = new Input();
    private final Limits limits = new Limits();

    WatchCommand(Terminal terminal, Interrupt interrupt) {
        this.terminal = terminal;
        this.interrupt = interrupt;
    }

    CommandSpec spec() {
        CommandSpec command = CommandSpec.wrapWithoutInspection(this).name("watch");
        command.usageMessage()
                .description("Prints a line for each packet and each alert, until Ctrl-C or the end of the file.")
                .footer(
                        "",
                        "An alert has a line when it begins, when it grows worse and when it is over.",
                        "",
                        "Examples:",
                        "  sudo packetdash watch -i any -f 'port 53'",
                        "  packetdash watch -r capture.pcap | grep SYN",
                        "  sudo packetdash watch -i eth0 | grep --line-buffered ALERT",
                        "  ssh host tcpdump -U -w - | packetdash watch -r -");
        options.addTo(command);
        limits.addTo(command);
        return command;
    }

    @Override
    public Integer call() throws CaptureException, IOException {
        limits.check(options);
        PacketInput input = limits.limit(options.open(terminal), Limits.FOREVER, interrupt);
        WatchOutput output = new WatchOutput(terminal, input, options.isStandardInput());
        Counting counting = Counting.ofRun(1, FlowSettings.DEFAULTS, DetectSettings.DEFAULTS);
        new Pipeline(input, counting, output.alerts(), Captures.ring(1), output).read();
        return ExitCode.FINE;
    }
}
