package dev.packetdash.cli;

import dev.packetdash.capture.CaptureException;
import dev.packetdash.capture.FilteredSource;
import dev.packetdash.capture.FrameSource;
import dev.packetdash.pcapfile.CaptureFile;
import dev.packetdash.pipeline.PacketInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;

/** The options that say where packets come from, and the way to them. */
final class Input {
    private static final String STANDARD_INPUT = "-";

    private final CommandOption<@Nullable String> interfaceName = CommandOption.optional(
            String.class,
            null,
            "IFACE",
            "Capture on this interface: a name, `any`, or `auto` for the one with the default route.",
            "-i",
            "--interface");

    private final CommandOption<@Nullable String> file = CommandOption.optional(
            String.class,
            null,
            "FILE",
            "Read this pcap or pcapng file, gzip or not; `-` is standard input.",
            "-r",
            "--read");

    private final CommandOption<String> filter = CommandOption.filter();

    void addTo(CommandSpec command) {
        command.addArgGroup(ArgGroupSpec.builder()
                        .multiplicity("1")
                        .addArg(interfaceName.spec())
                        .addArg(file.spec())
                        .build())
                .addOption(filter.spec());
    }

    boolean isLive() {
        return interfaceName.value() != null;
    }

    boolean isStandardInput() {
        return STANDARD_INPUT.equals(file.value());
    }

    /** @throws CaptureException where it cannot be opened */
    PacketInput open(Terminal terminal) throws CaptureException {
        String name = interfaceName.value();
        if (name != null) {
            return Captures.open(name, filter.value(), Captures.HEADERS);
        }
        FrameSource whole = file(String.valueOf(file.value()), terminal);
        FrameSource source = filter.value().isEmpty() ? whole : new FilteredSource(whole, filter.value());
        return PacketInput.ofFile(source);
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
