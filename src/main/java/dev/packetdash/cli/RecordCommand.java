package dev.packetdash.cli;

import dev.packetdash.capture.CaptureException;
import dev.packetdash.capture.CaptureParameters;
import dev.packetdash.capture.CaptureStatistics;
import dev.packetdash.capture.CaptureStatus;
import dev.packetdash.capture.FrameSource;
import dev.packetdash.net.Frame;
import dev.packetdash.net.Times;
import dev.packetdash.pcapfile.PcapngWriter;
import dev.packetdash.pipeline.FrameLoop;
import dev.packetdash.pipeline.PacketInput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;
import picocli.CommandLine.Model.CommandSpec;

/** {@code record}: writes what crosses an interface into a pcapng file. */
final class RecordCommand implements Callable<Integer> {
    private static final String STANDARD_OUTPUT = "-";

    private final Terminal terminal;
    private final Interrupt interrupt;

    private final CommandOption<String> interfaceName = CommandOption.required(
            "IFACE",
            "Capture on this interface: a name, `any`, or `auto` for the one with the default route.",
            "-i",
            "--interface");

    private final CommandOption<String> file =
            CommandOption.required("FILE", "Write this file; `-` is standard output.", "-w", "--write");

    private final CommandOption<String> filter = CommandOption.filter();

    private final CommandOption<Integer> snapshotLength = CommandOption.optional(
            int.class,
            Captures.HEADERS,
            "BYTES",
            "Bytes kept of each packet, 64 to 262144: " + Captures.HEADERS + ", which has room for every header.",
            "-s",
            "--snapshot-length");

    private final CommandOption<@Nullable DataSize> maxSize = CommandOption.optional(
            new SizeConverter(),
            null,
            "SIZE",
            "End before the file grows larger, as in 500KB, 10MB, 1GB.",
            "--max-size");

    private final Limits limits = new Limits();

    RecordCommand(Terminal terminal, Interrupt interrupt) {
        this.terminal = terminal;
        this.interrupt = interrupt;
    }

    CommandSpec spec() {
        CommandSpec command = CommandSpec.wrapWithoutInspection(this).name("record");
        command.usageMessage()
                .description("Writes packets into a pcapng file, which Ctrl-C leaves whole.")
                .footer(
                        "",
                        "Examples:",
                        "  sudo packetdash record -i eth0 -w headers.pcapng --duration 1m",
                        "  sudo packetdash record -i any -w dns.pcapng -s 262144 -f 'port 53' --max-size 10MB",
                        "  sudo packetdash record -i eth0 -w - | tshark -r -");
        command.addOption(interfaceName.spec()).addOption(file.spec()).addOption(filter.spec());
        command.addOption(snapshotLength.spec()).addOption(maxSize.spec());
        limits.addTo(command);
        return command;
    }

    @Override
    public Integer call() throws CaptureException, IOException {
        PacketInput input = Captures.open(interfaceName.value(), filter.value(), snapshotLength.value());
        try (FrameSource source = limits.limit(input, Limits.FOREVER, interrupt).source();
                PcapngWriter writer = new PcapngWriter(out(), "packetdash " + Version.program(), system(), "")) {
            record(source, writer);
        }
        return ExitCode.FINE;
    }

    private OutputStream out() throws IOException {
        String name = file.value();
        return name.equals(STANDARD_OUTPUT) ? terminal.out() : Files.newOutputStream(Path.of(name));
    }

    private static String system() {
        return System.getProperty("os.name") + " " + System.getProperty("os.version");
    }

    private void record(FrameSource source, PcapngWriter writer) throws CaptureException, IOException {
        long startNanos = nowNanos();
        CaptureStatus status = source.status();
        CaptureParameters parameters = status.parameters();
        int number = writer.addInterface(
                status.interfaceName(), parameters.linkType(), parameters.snapshotLength(), parameters.filter());
        DataSize most = maxSize.value();
        Packets packets = new Packets(writer, number, most == null ? Long.MAX_VALUE : most.toBytes());
        try {
            new FrameLoop(source, Captures.ring(1), 1, packets).read();
        } finally {
            CaptureStatistics statistics = source.status().statistics();
            writer.writeStatistics(number, statistics, startNanos, nowNanos());
            terminal.note(
                    "%d packets written, %d dropped by the kernel".formatted(packets.written, statistics.dropped()));
        }
    }

    private static long nowNanos() {
        return Times.unixNanos(Clock.systemUTC().instant());
    }

    /** Writes packets as long as the file has room. */
    private static final class Packets implements FrameLoop.Taker {
        /** Block type and lengths, interface, time and padding of a packet (draft-ietf-opsawg-pcapng, section 4.3). */
        private static final int PACKET_OVERHEAD = 35;
        /** What the statistics at the end take, generously. */
        private static final int STATISTICS = 256;

        private final PcapngWriter writer;
        private final int interfaceNumber;
        private final long maxSize;
        private long written;

        Packets(PcapngWriter writer, int interfaceNumber, long maxSize) {
            this.writer = writer;
            this.interfaceNumber = interfaceNumber;
            this.maxSize = maxSize;
        }

        @Override
        public boolean take(Frame[] frames, int count) throws IOException {
            Frame frame = frames[0];
            if (writer.size() + frame.capturedLength() + PACKET_OVERHEAD + STATISTICS > maxSize) {
                return false;
            }
            writer.write(interfaceNumber, frame);
            written++;
            return true;
        }

        @Override
        public void pause() throws IOException {
            writer.flush();
        }
    }
}
