package dev.packetdash.cli;

import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/** {@code serve} as the help shows it; the start itself is not this package's. */
final class ServeCommand implements Callable<Integer> {
    CommandSpec spec() {
        CommandSpec command = CommandSpec.wrapWithoutInspection(this).name("serve");
        Stream.of(ServeOption.values())
                .forEach(option -> command.addOption(option.option().spec()));
        command.usageMessage()
                .description("Runs the service: metrics, JSON API, live page. What happens without a command.")
                .customSynopsis("packetdash [serve] [-i=IFACE] [-p=PORT] [--host=ADDRESS] [--packetdash.NAME=VALUE]...")
                .footer(
                        "",
                        "Settings stand in application.yaml, in the environment, or on the command line; the README lists them.",
                        "",
                        "Examples:",
                        "  sudo packetdash serve -i eth0,eth1",
                        "  packetdash serve --port 9000 --packetdash.capture.source=demo");
        return command;
    }

    @Override
    public Integer call() {
        return ExitCode.USAGE;
    }
}
