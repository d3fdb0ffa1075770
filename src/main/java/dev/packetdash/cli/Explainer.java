package dev.packetdash.cli;

import dev.packetdash.alert.Alert;
import dev.packetdash.alert.AlertRules;
import dev.packetdash.alert.DetectorKind;
import dev.packetdash.alert.Finding;
import dev.packetdash.alert.Party;
import dev.packetdash.alert.Subject;
import dev.packetdash.detect.Candidate;
import dev.packetdash.detect.CandidateListener;
import dev.packetdash.net.IpAddress;
import dev.packetdash.net.Labels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what each detector held about one address at its greatest, and says why nothing came of it. Owned by the
 * thread that reads.
 */
final class Explainer implements CandidateListener {
    /** Among equals any would do, but the same file has to give the same text. */
    private static final Comparator<Candidate> NEARER = Comparator.comparingDouble(
                    (Candidate candidate) -> candidate.measure().margin())
            .thenComparing(candidate -> candidate.subject().toString(), Comparator.reverseOrder());

    private final IpAddress address;
    private final AlertRules rules;
    private final Map<Key, Held> held = new HashMap<>();
    private Set<DetectorKind> enabled = Set.of();

    /** What an address is to a detector. */
    private enum Role {
        SOURCE,
        TARGET
    }

    private record Key(DetectorKind detector, Role role) {}

    private static final class Held {
        private @Nullable Candidate greatest;
        private @Nullable Finding worst;
    }

    Explainer(IpAddress address, AlertRules rules) {
        this.address = address;
        this.rules = rules;
    }

    /** Tells which detectors are enabled. */
    void enabled(Set<DetectorKind> detectors) {
        enabled = detectors;
    }

    @Override
    public boolean isListening() {
        return true;
    }

    @Override
    public boolean isAbout(long high, long low) {
        return high == address.high() && low == address.low();
    }

    @Override
    public void hear(Candidate candidate) {
        Held known = held(candidate.subject());
        if (known.greatest == null || NEARER.compare(candidate, known.greatest) > 0) {
            known.greatest = candidate;
        }
    }

    @Override
    public void found(Finding finding) {
        Subject subject = finding.subject();
        if (!is(subject.source()) && !is(subject.target())) {
            return;
        }
        Held known = held(subject);
        if (known.worst == null || finding.severity().compareTo(known.worst.severity()) > 0) {
            known.worst = finding;
        }
        if (finding.severity().isConfirmed()) {
            hear(new Candidate(subject, finding.explanation().measures().getFirst(), ""));
        }
    }

    private Held held(Subject subject) {
        Role role = is(subject.source()) ? Role.SOURCE : Role.TARGET;
        return held.computeIfAbsent(new Key(subject.kind(), role), key -> new Held());
    }

    private boolean is(Party party) {
        return switch (party) {
            case Party.Host host -> host.address().equals(address);
            case Party.Group group -> group.contains(address);
            case Party.Station station -> false;
        };
    }

    /**
     * Returns what each detector held, in the order of the detectors.
     *
     * @param alerts all that there were
     */
    List<ExplainedEntry> entries(List<Alert> alerts) {
        List<ExplainedEntry> entries = new ArrayList<>();
        for (DetectorKind detector : DetectorKind.values()) {
            int before = entries.size();
            for (Role role : Role.values()) {
                Held known = held.get(new Key(detector, role));
                if (known != null && known.greatest != null) {
                    entries.add(ExplainedEntry.of(Labels.label(role), known.greatest, outcome(known, alerts)));
                }
            }
            if (entries.size() == before) {
                entries.add(ExplainedEntry.ofNothing(
                        detector, enabled.contains(detector) ? "nothing is held" : "turned off"));
            }
        }
        return entries;
    }

    private String outcome(Held known, List<Alert> alerts) {
        Finding finding = known.worst;
        if (finding == null) {
            return withoutFinding(known.greatest);
        }
        if (rules.isAllowed(finding.subject())) {
            return "found, but allowlisted";
        }
        if (!finding.severity().isConfirmed()) {
            return "a suspicion (severity low), which nobody is told";
        }
        boolean told = alerts.stream().anyMatch(alert -> alert.subject().equals(finding.subject()));
        return told
                ? "an alert of severity " + Labels.label(finding.severity())
                : "found, but withheld among many of its kind";
    }

    private static String withoutFinding(@Nullable Candidate greatest) {
        if (greatest != null && !greatest.against().isEmpty()) {
            return "nothing found: " + greatest.against();
        }
        return greatest == null || greatest.measure().margin() < 1
                ? "nothing found: below the threshold"
                : "nothing found, for what else the detector asks";
    }
}
