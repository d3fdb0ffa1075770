package dev.packetdash.capture;

/**
 * Why an interface or a file is not being read.
 *
 * @param message what happened, with libpcap's own words where they are its
 * @param remedy  what the operator can do about it
 */
public record CaptureFailure(Reason reason, String message, String remedy) {
    /** The closed list behind the {@code reason} label. */
    public enum Reason {
        NO_LIBRARY,
        NO_PERMISSION,
        NO_SUCH_INTERFACE,
        INTERFACE_DOWN,
        BAD_FILTER,
        UNSUPPORTED_LINK_TYPE,
        /** A capture file that is missing, no capture, cut short or corrupt. */
        UNREADABLE_FILE,
        /** Anything else that libpcap reports. */
        ERROR
    }
}
