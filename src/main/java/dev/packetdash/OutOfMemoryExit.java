package dev.packetdash;

import java.lang.Thread.UncaughtExceptionHandler;
import org.slf4j.LoggerFactory;

/**
 * Ends the process once memory is out, so that what started it starts it again: half a service is worse than none.
 * Where the JVM is started with {@code -XX:+ExitOnOutOfMemoryError} it is quicker; {@code java -jar} alone has only
 * this.
 */
final class OutOfMemoryExit implements UncaughtExceptionHandler {
    /** The exit code of the service, the JVM's own for this. */
    static final int SERVICE = 3;

    /** The exit code of commands, where 3 says something else. */
    static final int COMMAND = 1;

    private final int code;

    OutOfMemoryExit(int code) {
        this.code = code;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable e) {
        if (e instanceof OutOfMemoryError) {
            System.err.println("packetdash: out of memory (" + e.getMessage() + "): raise -Xmx in JAVA_OPTS");
            Runtime.getRuntime().halt(code);
        }
        LoggerFactory.getLogger(OutOfMemoryExit.class).error("{} has ended; restart the service", thread, e);
    }
}
