package dev.packetdash.detect;

import dev.packetdash.alert.Finding;

/**
 * Hears once a second of the packets' time what the detectors hold, so that somebody learns why nothing was found.
 * Called on the pipeline's thread.
 */
public interface CandidateListener {
    /** Wants to hear nothing. */
    CandidateListener NONE = new CandidateListener() {
        @Override
        public boolean isListening() {
            return false;
        }

        @Override
        public boolean isAbout(long high, long low) {
            return false;
        }

        @Override
        public void hear(Candidate candidate) {}
    };

    /** Whether the detectors have to be asked at all. */
    boolean isListening();

    /** Whether it wants to hear what is held about an address. */
    boolean isAbout(long high, long low);

    /** Takes what one detector holds about one subject, a source or target of which it asked for. */
    void hear(Candidate candidate);

    /** Takes what was found, whoever it is about. */
    default void found(Finding finding) {}
}
