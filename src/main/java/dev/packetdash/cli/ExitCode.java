package dev.packetdash.cli;

import dev.packetdash.capture.CaptureFailure.Reason;

/** How a command ends, as scripts see it. */
final class ExitCode {
    static final int FINE = 0;
    static final int FAILURE = 1;
    static final int USAGE = 2;
    static final int NO_PERMISSION = 3;
    static final int NO_SUCH_INTERFACE = 4;
    static final int BAD_FILTER = 5;
    static final int UNREADABLE_FILE = 6;

    private ExitCode() {}

    static int of(Reason reason) {
        return switch (reason) {
            case NO_PERMISSION -> NO_PERMISSION;
            case NO_SUCH_INTERFACE -> NO_SUCH_INTERFACE;
            case BAD_FILTER -> BAD_FILTER;
            case UNREADABLE_FILE -> UNREADABLE_FILE;
            case NO_LIBRARY, INTERFACE_DOWN, UNSUPPORTED_LINK_TYPE, ERROR -> FAILURE;
        };
    }
}
