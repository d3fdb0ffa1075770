package dev.packetdash.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code serve} as the help shows it; the start itself is not this package's. */
@Command(
        name = "serve",
        description = "Runs the service: metrics, JSON API, live page. What happens without a command.",
        customSynopsis = "packetdash [serve] [--packetdash.NAME=VALUE]...",
        footer = {
            "",
            "Settings stand in application.yaml, in the environment, or on the command line; the README lists them.",
            "",
            "Examples:",
            "  sudo packetdash serve --packetdash.capture.interfaces=eth0,eth1",
            "  packetdash --packetdash.capture.source=demo --server.port=9000"
        })
final class ServeCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        return ExitCode.USAGE;
    }
}
