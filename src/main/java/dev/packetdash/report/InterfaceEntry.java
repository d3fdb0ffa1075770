package dev.packetdash.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One network interface of the machine.
 *
 * @param up       set up by the administrator, so that it can be captured
 * @param state    the kernel's operational state
 * @param mac      empty where it has none
 * @param linkType what a capture carries; null where that is not known
 * @param captured in the settings, whether it can be read at the moment or not
 * @param capture  kernel counters and state of the capture; null where it is not captured
 */
public record InterfaceEntry(
        String name,
        int index,
        boolean up,
        String state,
        String mac,
        List<String> addresses,
        @Nullable String linkType,
        boolean captured,
        @Nullable InterfaceCapture capture) {

    /** An interface's part of {@link Report.Capture}. */
    public record InterfaceCapture(Report.InterfaceState state, Report.Capture counters) {}
}
