package dev.packetdash.cli;

import dev.packetdash.capture.HostInterface;
import dev.packetdash.capture.NetworkInterfaces;
import dev.packetdash.net.IpAddress;
import dev.packetdash.net.LinkType;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** {@code interfaces}: what can be captured. */
final class InterfacesCommand implements Callable<Integer> {
    private final Terminal terminal;

    InterfacesCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    CommandSpec spec() {
        CommandSpec command = CommandSpec.wrapWithoutInspection(this).name("interfaces");
        command.usageMessage().description("Lists the interfaces of this machine: name, state, link type, addresses.");
        return command;
    }

    @Override
    public Integer call() throws IOException {
        terminal.print(table(NetworkInterfaces.ofThisMachine().list(), terminal.style()));
        return ExitCode.FINE;
    }

    static String table(List<HostInterface> interfaces, Style style) {
        int width = interfaces.stream()
                .mapToInt(entry -> entry.name().length())
                .max()
                .orElse(0);
        String row = "%-" + Math.max(width, 4) + "s  %-16s  %-10s  %s\n";
        return style.heading(
                        row.formatted("NAME", "STATE", "LINK TYPE", "ADDRESSES").stripTrailing()) + "\n"
                + interfaces.stream()
                        .map(entry -> row.formatted(
                                entry.name(), state(entry), LinkType.name(entry.linkType()), addresses(entry)))
                        .map(line -> line.stripTrailing() + "\n")
                        .collect(Collectors.joining());
    }

    /** The kernel does not know the state of loopback and of most tunnels. */
    private static String state(HostInterface entry) {
        return !entry.up() ? "down" : entry.state().equals("unknown") ? "up" : entry.state();
    }

    private static String addresses(HostInterface entry) {
        return entry.addresses().stream().map(IpAddress::toString).sorted().collect(Collectors.joining(" "));
    }
}
