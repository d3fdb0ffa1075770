package dev.packetdash.cli;

import dev.packetdash.capture.CaptureException;
import dev.packetdash.capture.FrameSource;
import dev.packetdash.decode.PacketDecoder;
import dev.packetdash.decode.PacketSummary;
import dev.packetdash.net.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code watch}: one line a packet. */
@Command(
        name = "watch",
        description = "Prints a line for each packet, until Ctrl-C or the end of the file.",
        footer = {
            "",
            "Examples:",
            "  sudo packetdash watch -i any -f 'port 53'",
            "  packetdash watch -r capture.pcap | grep SYN",
            "  ssh host tcpdump -U -w - | packetdash watch -r -"
        })
final class WatchCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Interrupt interrupt;

    @Mixin
    private Input input = new Input();

    @Mixin
    private Limits limits = new Limits();

    WatchCommand(Terminal terminal, Interrupt interrupt) {
        this.terminal = terminal;
        this.interrupt = interrupt;
    }

    @Override
    public Integer call() throws CaptureException, IOException {
        limits.check(input);
        Opened opened = input.open(terminal);
        Lines lines = new Lines(terminal, input.isStandardInput());
        try (FrameSource source = limits.limit(opened, Limits.FOREVER, interrupt)) {
            Reading.read(source, lines);
        } finally {
            lines.pause();
        }
        return ExitCode.FINE;
    }

    /** Prints; what has been read is seen as soon as there is nothing more to read. */
    private static final class Lines implements Reading.Sink {
        private final PacketDecoder decoder = new PacketDecoder();
        private final PacketSummary packet = new PacketSummary();
        private final WatchLine line;
        private final Writer writer;
        private final InputStream in;
        private final boolean piped;

        Lines(Terminal terminal, boolean piped) {
            in = terminal.in();
            this.piped = piped;
            line = new WatchLine(terminal.zone());
            writer = terminal.writer();
        }

        @Override
        public boolean accept(Frame frame) throws IOException {
            decoder.decode(frame, packet);
            writer.write(line.of(frame, packet));
            writer.write('\n');
            if (piped && in.available() == 0) {
                pause();
            }
            return true;
        }

        @Override
        public void pause() throws IOException {
            writer.flush();
        }
    }
}
