package dev.packetdash;

import dev.packetdash.alert.Measure;
import dev.packetdash.alert.Subject;
import dev.packetdash.detect.Candidate;
import dev.packetdash.detect.CandidateListener;
import dev.packetdash.detect.Detection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs at debug level, once a second, what the detectors hold from half of a threshold on. While the level is higher,
 * nobody is asked for anything. May be used by any thread.
 */
final class CandidateLog implements CandidateListener {
    private static final Logger LOGGER = LoggerFactory.getLogger(Detection.class);
    private static final double LEAST_MARGIN = 0.5;

    @Override
    public boolean isListening() {
        return LOGGER.isDebugEnabled();
    }

    @Override
    public boolean isAbout(long high, long low) {
        return true;
    }

    @Override
    public void hear(Candidate candidate) {
        Measure measure = candidate.measure();
        if (measure.margin() >= LEAST_MARGIN) {
            Subject subject = candidate.subject();
            LOGGER.debug(
                    "{} {} → {}: {} of {} {} in {}; against it: {}",
                    subject.kind().label(),
                    subject.source(),
                    subject.target(),
                    measure.value(),
                    measure.threshold(),
                    measure.what(),
                    measure.window(),
                    candidate.against().isEmpty() ? "nothing known" : candidate.against());
        }
    }
}
