package dev.packetdash.cli;

import dev.packetdash.capture.CaptureException;
import dev.packetdash.capture.CaptureFailure;
import dev.packetdash.capture.CaptureFailure.Reason;
import dev.packetdash.capture.CaptureStatus;
import dev.packetdash.capture.FrameSource;
import dev.packetdash.capture.LiveCapture;
import dev.packetdash.capture.NetworkInterfaces;
import dev.packetdash.net.LinkType;
import dev.packetdash.report.Diagnostics.Check;
import dev.packetdash.report.SharedPacketsCheck;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;

/** {@code doctor}: whether a capture would work here, and what helps if not. */
final class DoctorCommand implements Callable<Integer> {
    private final Terminal terminal;

    private final CommandOption<String> interfaceName = CommandOption.optional(
            String.class,
            "auto",
            "IFACE",
            "The interface to try: a name, `any`, or `auto` (default) for the one with the default route.",
            "-i",
            "--interface");

    private final CommandOption<String> filter =
            CommandOption.optional(String.class, "", "FILTER", "The libpcap filter to try.", "-f", "--filter");

    DoctorCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    CommandSpec spec() {
        CommandSpec command = CommandSpec.wrapWithoutInspection(this).name("doctor");
        command.usageMessage()
                .description("Checks whether packets can be captured here, and says what helps where they cannot.")
                .footer("", "Examples:", "  packetdash doctor", "  sudo packetdash doctor -i eth0 -f 'tcp port 443'");
        command.addOption(interfaceName.spec()).addOption(filter.spec());
        return command;
    }

    @Override
    public Integer call() throws IOException {
        try (FrameSource source = Captures.open(interfaceName.value(), filter.value(), Captures.HEADERS)
                .source()) {
            print(passed(source.status()));
            return ExitCode.FINE;
        } catch (CaptureException e) {
            print(failed(e.failure()));
            return ExitCode.of(e.failure().reason());
        }
    }

    private static List<Check> passed(CaptureStatus status) {
        NetworkInterfaces machine = NetworkInterfaces.ofThisMachine();
        String name = status.interfaceName();
        String ownName = machine.ownName(name);
        String called = name.equals(ownName) ? name : name + " (" + ownName + ")";
        List<Check> checks = new ArrayList<>(List.of(
                libpcap(),
                passed("permission", "this user may capture"),
                passed(
                        "interface",
                        called + ", link type "
                                + LinkType.name(status.parameters().linkType())),
                passed("filter", status.parameters().filter().isEmpty() ? "none" : "the kernel takes it")));
        SharedPacketsCheck.of(List.of(name), machine).ifPresent(checks::add);
        return checks;
    }

    private static Check libpcap() {
        return passed("libpcap", LiveCapture.libraryVersion());
    }

    private static Check passed(String name, String finding) {
        return new Check(name, true, finding, "");
    }

    /** libpcap stops at the first thing that is wrong, so what it would have looked at next is not known. */
    private static List<Check> failed(CaptureFailure failure) {
        List<Check> checks = new ArrayList<>();
        if (failure.reason() != Reason.NO_LIBRARY) {
            checks.add(libpcap());
        }
        String name = switch (failure.reason()) {
            case NO_LIBRARY -> "libpcap";
            case NO_PERMISSION -> "permission";
            case BAD_FILTER -> "filter";
            case NO_SUCH_INTERFACE, INTERFACE_DOWN, UNSUPPORTED_LINK_TYPE, UNREADABLE_FILE, ERROR -> "interface";
        };
        checks.add(new Check(name, false, failure.message(), Remedies.of(failure)));
        return checks;
    }

    private void print(List<Check> checks) throws IOException {
        Style style = terminal.style();
        for (Check check : checks) {
            String mark = check.passed() ? style.good("ok  ") : style.bad("FAIL");
            String remedy = check.passed() ? "" : "     " + check.remedy() + "\n";
            terminal.print(mark + " " + check.name() + ": " + check.finding() + "\n" + remedy);
        }
    }
}
