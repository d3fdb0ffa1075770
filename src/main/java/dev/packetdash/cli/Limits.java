package dev.packetdash.cli;

import dev.packetdash.capture.FrameSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options that end a command before its input does. */
final class Limits {
    static final Duration FOREVER = Duration.ofDays(36_500);

    @Spec(Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "Capture for so long, as in 500ms, 5s, 2m, 1h.")
    private @Nullable Duration duration;

    @Option(
            names = {"-c", "--count"},
            paramLabel = "N",
            converter = CountConverter.class,
            description = "End after N packets.")
    private long count = Long.MAX_VALUE;

    /** @param otherwise how long an interface is read where nothing was said */
    FrameSource limit(Opened opened, Duration otherwise, Interrupt interrupt) {
        Duration limit = opened.live() ? otherwise : FOREVER;
        return new LimitedSource(opened.source(), duration == null ? limit : duration, count, interrupt);
    }

    /** @throws ParameterException where a duration was given for a file, which has its own */
    void check(Input input) {
        if (duration != null && !input.isLive() && command != null) {
            throw new ParameterException(command.commandLine(), "--duration is for interfaces: use it with -i");
        }
    }
}
