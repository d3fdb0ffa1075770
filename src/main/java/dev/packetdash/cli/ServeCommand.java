package dev.packetdash.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;

/** {@code serve} as the help shows it; the start itself is not this package's. */
final class ServeCommand implements Callable<Integer> {
    CommandSpec spec() {
        CommandSpec command = CommandSpec.wrapWithoutInspection(this).name("serve");
        command.usageMessage()
                .description("Runs the service: metrics, JSON API, live page. What happens without a command.")
                .customSynopsis("packetdash [serve] [--packetdash.NAME=VALUE]...")
                .footer(
                        "",
                        "Settings stand in application.yaml, in the environment, or on the command line; the README lists them.",
                        "",
                        "Examples:",
                        "  sudo packetdash serve --packetdash.capture.interfaces=eth0,eth1",
                        "  packetdash --packetdash.capture.source=demo --server.port=9000");
        return command;
    }

    @Override
    public Integer call() {
        return ExitCode.USAGE;
    }
}
