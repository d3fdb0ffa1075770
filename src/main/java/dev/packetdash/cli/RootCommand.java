package dev.packetdash.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** {@code packetdash} itself: the options and texts that are not of one command. */
@Command(
        name = "packetdash",
        description = "Watches the packet headers that cross this machine; without a command it runs the service.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        scope = ScopeType.INHERIT,
        usageHelpAutoWidth = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:fine",
            "1:failure",
            "2:wrong usage",
            "3:no permission to capture",
            "4:no such interface",
            "5:bad filter",
            "6:unreadable capture file"
        })
final class RootCommand {}
