package dev.packetdash.cli;

import dev.packetdash.capture.CaptureException;
import dev.packetdash.capture.FrameSource;
import dev.packetdash.decode.PacketDecoder;
import dev.packetdash.decode.PacketSummary;
import dev.packetdash.net.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;

/** {@code watch}: one line a packet, and one for each alert that begins or is over. */
final class WatchCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Interrupt interrupt;

    private final Input input = new Input();
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
        input.addTo(command);
        limits.addTo(command);
        return command;
    }

    @Override
    public Integer call() throws CaptureException, IOException {
        limits.check(input);
        Opened opened = input.open(terminal);
        Wording lines = new Wording(terminal, opened, input.isStandardInput());
        try (FrameSource source = limits.limit(opened, Limits.FOREVER, interrupt)) {
            Reading.read(source, lines);
        } finally {
            lines.finish();
        }
        return ExitCode.FINE;
    }

    /** Prints; what has been read is seen as soon as there is nothing more to read. */
    private static final class Wording implements Reading.Sink {
        private final PacketDecoder decoder = new PacketDecoder();
        private final PacketSummary packet = new PacketSummary();
        private final WatchLine line;
        private final AlertWatch alerts;
        private final Writer writer;
        private final InputStream in;
        private final boolean piped;

        Wording(Terminal terminal, Opened opened, boolean piped) {
            in = terminal.in();
            this.piped = piped;
            ZoneId zone = terminal.zone().get();
            line = new WatchLine(zone);
            alerts = new AlertWatch(opened, decoder, zone, terminal.style());
            writer = terminal.writer();
        }

        @Override
        public boolean accept(Frame frame) throws IOException {
            decoder.decode(frame, packet);
            write(line.of(packet));
            alerts.observe(packet);
            writeAlerts();
            if (piped && in.available() == 0) {
                pause();
            }
            return true;
        }

        @Override
        public void pause() throws IOException {
            alerts.pause();
            writeAlerts();
            writer.flush();
        }

        void finish() throws IOException {
            alerts.finish();
            writeAlerts();
            writer.flush();
        }

        private void writeAlerts() throws IOException {
            for (String alert : alerts.takeLines()) {
                write(alert);
            }
        }

        private void write(String text) throws IOException {
            writer.write(text);
            writer.write('\n');
        }
    }
}
