package dev.packetdash;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints a wrong setting without a stack trace. */
final class WrongSettingAnalyzer extends AbstractFailureAnalyzer<WrongSettingException> {
    @Override
    protected FailureAnalysis analyze(Throwable failure, WrongSettingException cause) {
        return new FailureAnalysis(
                cause.getMessage() + ".",
                "Correct it on the command line, in the environment or in application.yaml; the README lists every setting.",
                cause);
    }
}
