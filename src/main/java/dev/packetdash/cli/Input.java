package dev.packetdash.cli;

import dev.packetdash.capture.CaptureException;
import dev.packetdash.capture.CaptureFile;
import dev.packetdash.capture.FilteredSource;
import dev.packetdash.capture.FrameSource;
import dev.packetdash.net.LocalAddresses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options that say where packets come from, and the way to them. */
final class Input {
    private static final String STANDARD_INPUT = "-";

    /** One of these. */
    static final class From {
        @Option(
                names = {"-i", "--interface"},
                paramLabel = "IFACE",
                description = "Capture on this interface: a name, `any`, or `auto` for the one with the default route.")
        private @Nullable String interfaceName;

        @Option(
                names = {"-r", "--read"},
                paramLabel = "FILE",
                description = "Read this pcap or pcapng file, gzip or not; `-` is standard input.")
        private @Nullable String file;
    }

    @ArgGroup(multiplicity = "1")
    private From from = new From();

    @Option(
            names = {"-f", "--filter"},
            paramLabel = "FILTER",
            description = "Only packets that match this libpcap filter, as in 'tcp port 443'.")
    private String filter = "";

    boolean isLive() {
        return from.interfaceName != null;
    }

    boolean isStandardInput() {
        return STANDARD_INPUT.equals(from.file);
    }

    /** @throws CaptureException where it cannot be opened */
    Opened open(Terminal terminal) throws CaptureException {
        if (from.interfaceName != null) {
            return Captures.open(from.interfaceName, filter, Captures.HEADERS);
        }
        FrameSource file = file(String.valueOf(from.file), terminal);
        FrameSource source = filter.isEmpty() ? file : new FilteredSource(file, filter);
        return new Opened(source, () -> LocalAddresses.UNKNOWN, false);
    }

    /** @throws CaptureException where it cannot be opened */
    static FrameSource file(String name, Terminal terminal) throws CaptureException {
        if (name.equals(STANDARD_INPUT)) {
            return CaptureFile.open(terminal.in(), "standard input");
        }
        Path file = Path.of(name);
        if (!terminal.progress()) {
            return CaptureFile.open(file);
        }
        try {
            return CaptureFile.open(new Progress(Files.newInputStream(file), Files.size(file), terminal.err()), name);
        } catch (IOException e) {
            // Says what is wrong with it.
            return CaptureFile.open(file);
        }
    }
}
