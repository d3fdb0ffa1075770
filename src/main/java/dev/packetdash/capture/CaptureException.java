package dev.packetdash.capture;

/** A source cannot be opened or read any further; {@link #failure} says why and what helps. */
public final class CaptureException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient CaptureFailure failure;

    public CaptureException(CaptureFailure.Reason reason, String message, String remedy) {
        super(message);
        failure = new CaptureFailure(reason, message, remedy);
    }

    public CaptureFailure failure() {
        return failure;
    }
}
