package dev.packetdash.cli;

import dev.packetdash.pipeline.PacketInput;
import dev.packetdash.settings.DurationText;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The options that end a command before its input does. */
final class Limits {
    static final Duration FOREVER = DurationText.LONGEST;

    private final CommandOption<@Nullable Duration> duration = CommandOption.optional(
            new DurationConverter(), null, "TIME", "Capture for so long, as in 500ms, 5s, 2m, 1h.", "--duration");

    private final CommandOption<Long> count =
            CommandOption.optional(new CountConverter(), Long.MAX_VALUE, "N", "End after N packets.", "-c", "--count");

    void addTo(CommandSpec command) {
        command.addOption(duration.spec()).addOption(count.spec());
    }

    /**
     * Returns what ends where the options say so.
     *
     * @param otherwise how long an interface is read where nothing was said
     */
    PacketInput limit(PacketInput input, Duration otherwise, Interrupt interrupt) {
        Duration limit = duration.value();
        if (limit == null) {
            limit = input.isLive() ? otherwise : FOREVER;
        }
        LimitedSource source = new LimitedSource(input.source(), limit, count.value(), interrupt);
        return new PacketInput(source, input.addresses());
    }

    /** @throws ParameterException where a duration was given for a file, which has its own */
    void check(Input input) {
        if (duration.value() != null && !input.isLive()) {
            throw duration.refused("--duration is for interfaces: use it with -i");
        }
    }
}
