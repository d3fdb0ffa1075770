package dev.packetdash.cli;

import dev.packetdash.capture.CaptureException;
import dev.packetdash.capture.CaptureStatistics;
import dev.packetdash.capture.CaptureStatus;
import dev.packetdash.capture.FrameSource;
import dev.packetdash.capture.PcapngWriter;
import dev.packetdash.net.Frame;
import dev.packetdash.report.Times;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code record}: writes what crosses an interface into a pcapng file. */
@Command(
        name = "record",
        description = "Writes packets into a pcapng file, which Ctrl-C leaves whole.",
        footer = {
            "",
            "Examples:",
            "  sudo packetdash record -i eth0 -w headers.pcapng --duration 1m",
            "  sudo packetdash record -i any -w dns.pcapng -s 262144 -f 'port 53' --max-size 10MB",
            "  sudo packetdash record -i eth0 -w - | tshark -r -"
        })
final class RecordCommand implements Callable<Integer> {
    private static final String STANDARD_OUTPUT = "-";

    private final Terminal terminal;
    private final Interrupt interrupt;

    @Option(
            names = {"-i", "--interface"},
            paramLabel = "IFACE",
            required = true,
            description = "Capture on this interface: a name, `any`, or `auto` for the one with the default route.")
    private String interfaceName = "";

    @Option(
            names = {"-w", "--write"},
            paramLabel = "FILE",
            required = true,
            description = "Write this file; `-` is standard output.")
    private String file = "";

    @Option(
            names = {"-f", "--filter"},
            paramLabel = "FILTER",
            description = "Only packets that match this libpcap filter, as in 'tcp port 443'.")
    private String filter = "";

    @Option(
            names = {"-s", "--snapshot-length"},
            paramLabel = "BYTES",
            defaultValue = "" + Captures.HEADERS,
            description = "Bytes kept of each packet, 64 to 262144: ${DEFAULT-VALUE}, which has room for every header.")
    private int snapshotLength;

    @Option(
            names = "--max-size",
            paramLabel = "SIZE",
            converter = SizeConverter.class,
            description = "End before the file grows larger, as in 500KB, 10MB, 1GB.")
    private @Nullable DataSize maxSize;

    @Mixin
    private Limits limits = new Limits();

    RecordCommand(Terminal terminal, Interrupt interrupt) {
        this.terminal = terminal;
        this.interrupt = interrupt;
    }

    @Override
    public Integer call() throws CaptureException, IOException {
        Opened opened = Captures.open(interfaceName, filter, snapshotLength);
        try (FrameSource source = limits.limit(opened, Limits.FOREVER, interrupt);
                PcapngWriter writer = new PcapngWriter(out(), "packetdash " + Version.program(), system(), "")) {
            record(source, writer);
        }
        return ExitCode.FINE;
    }

    private OutputStream out() throws IOException {
        return file.equals(STANDARD_OUTPUT) ? terminal.out() : Files.newOutputStream(Path.of(file));
    }

    private static String system() {
        return System.getProperty("os.name") + " " + System.getProperty("os.version");
    }

    private void record(FrameSource source, PcapngWriter writer) throws CaptureException, IOException {
        long startNanos = nowNanos();
        CaptureStatus status = source.status();
        int number = writer.addInterface(
                status.interfaceName(), status.linkType(), status.snapshotLength(), status.filter());
        Packets packets = new Packets(writer, number, maxSize == null ? Long.MAX_VALUE : maxSize.toBytes());
        try {
            Reading.read(source, packets);
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
    private static final class Packets implements Reading.Sink {
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
        public boolean accept(Frame frame) throws IOException {
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
