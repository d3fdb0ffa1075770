package dev.packetdash.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ScopeType;

/** {@code packetdash} itself: the options and texts that are not of one command. */
final class RootCommand {
    private RootCommand() {}

    static CommandSpec spec() {
        CommandSpec command = CommandSpec.create().name("packetdash").versionProvider(new Version());
        command.usageMessage()
                .description(
                        "Watches the packet headers that cross this machine; without a command it runs the service.")
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(UsageMessageSpec.keyValuesMap(
                        "0:fine",
                        "1:failure",
                        "2:wrong usage",
                        "3:no permission to capture",
                        "4:no such interface",
                        "5:bad filter",
                        "6:unreadable or damaged capture file"));
        return command.addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .scopeType(ScopeType.INHERIT)
                        .description("Show this help.")
                        .build())
                // Not inherited: each command would ask for the version, which loads libpcap.
                .addOption(OptionSpec.builder("-V", "--version")
                        .versionHelp(true)
                        .description("Show the versions of this program, of libpcap and of Java.")
                        .build());
    }
}
