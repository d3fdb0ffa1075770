package dev.packetdash.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code packetdash} itself: the options and texts that are not of one command. */
@Command(
        name = "packetdash",
        description = "Watches the packet headers that cross this machine; without a command it runs the service.",
        versionProvider = Version.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:fine",
            "1:failure",
            "2:wrong usage",
            "3:no permission to capture",
            "4:no such interface",
            "5:bad filter",
            "6:unreadable or damaged capture file"
        })
final class RootCommand {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    private boolean help;

    /** Not inherited: each command would ask for the version, which loads libpcap. */
    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the versions of this program, of libpcap and of Java.")
    private boolean version;
}
