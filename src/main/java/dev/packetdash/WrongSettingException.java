package dev.packetdash;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.ExitCodeGenerator;

/** A setting stops the start; the message names it, its value, and what it may be. */
final class WrongSettingException extends RuntimeException implements ExitCodeGenerator {
    private static final long serialVersionUID = 1L;
    private static final int USAGE = 2;

    WrongSettingException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    @Override
    public int getExitCode() {
        return USAGE;
    }
}
