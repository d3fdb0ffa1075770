package dev.packetdash.detect;

import dev.packetdash.alert.DetectorKind;
import dev.packetdash.alert.Explanation;
import dev.packetdash.alert.Measure;
import dev.packetdash.alert.Party;
import dev.packetdash.alert.Severity;
import dev.packetdash.alert.Subject;
import dev.packetdash.decode.DnsView;
import dev.packetdash.decode.PacketSummary;
import dev.packetdash.settings.SettingCheck;
import dev.packetdash.table.RecentSet;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * One client asks in vain for many domains that look made up, as malware does that looks for its master by a domain
 * generation algorithm. Only the burst counts: one name says nothing.
 */
final class Dga extends Detector {
    /**
     * {@code packetdash.detect.dga.*}.
     *
     * @param enabled        whether it looks for them at all
     * @param domains        distinct random-looking domains that do not exist, asked for within {@code window}
     * @param suspectDomains likewise, that make a client a suspect (severity low)
     * @param window         see both
     * @param commonPairs    share of letter pairs common in words below which a domain looks random
     * @param randomRatio    random-looking among all domains that do not exist, at least
     * @param maxClients     clients watched, an interface
     */
    public record Settings(
            boolean enabled,
            int domains,
            int suspectDomains,
            Duration window,
            double commonPairs,
            double randomRatio,
            int maxClients)
            implements DetectorSettings {
        public static final Settings DEFAULTS = new Settings(true, 20, 10, Duration.ofMinutes(5), 0.55, 0.6, 2048);

        public Settings {
            SettingCheck.range("packetdash.detect.dga.domains", domains, 3, 1024);
            SettingCheck.range("packetdash.detect.dga.suspect-domains", suspectDomains, 3, 1024);
            SettingCheck.window("packetdash.detect.dga.window", window, Duration.ofSeconds(10), Duration.ofHours(1));
            SettingCheck.ratio("packetdash.detect.dga.common-pairs", commonPairs);
            SettingCheck.ratio("packetdash.detect.dga.random-ratio", randomRatio);
            SettingCheck.range("packetdash.detect.dga.max-clients", maxClients, 64, 1 << 20);
        }
    }

    private static final int RANDOM = 1;
    private static final int SHORTEST = 7;
    private static final int MAXIMUM_RESOLVERS = 1024;

    /** Top-level domains of private networks (RFC 6762, appendix G). */
    private static final long[] PRIVATE = Stream.of(
                    "lan", "local", "localdomain", "home", "internal", "intranet", "private", "corp")
            .mapToLong(DnsView::hashOf)
            .toArray();

    private final Settings settings;
    private final DetectorContext context;
    private final AttemptTable attemptTable;
    private final LetterPairs pairs = new LetterPairs();
    private final RecentSet resolvers = new RecentSet(MAXIMUM_RESOLVERS);

    Dga(Settings settings, DetectorContext context) {
        super(DetectorKind.DGA, EventKind.DNS);
        this.settings = settings;
        this.context = context;
        attemptTable = counted(
                new AttemptTable(settings.maxClients(), settings.window().toNanos()));
    }

    @Override
    void observe(PacketSummary packet) {
        DnsView answer = packet.sourcePort() == DnsView.PORT ? packet.dns() : null;
        if (answer == null || !answer.isResponse() || !answer.hasHostName()) {
            return;
        }
        resolvers.add(packet.sourceHigh(), packet.sourceLow(), 0);
        boolean failed = switch (answer.responseCode()) {
            case SERVFAIL, NXDOMAIN, REFUSED -> true;
            default -> false;
        };
        if (failed && !resolvers.contains(packet.destinationHigh(), packet.destinationLow(), 0)) {
            failed(packet, answer);
        }
    }

    private void failed(PacketSummary packet, DnsView answer) {
        int from = answer.hostLength();
        int to = from;
        while (to < answer.length() && answer.at(to) != '.') {
            to++;
        }
        if (to == answer.length() || isPrivate(answer, to + 1)) {
            return;
        }
        boolean random = to - from >= SHORTEST && pairs.common(answer, from, to) < settings.commonPairs();
        long nanos = packet.monotonicNanos();
        AttemptSet attempts = attemptTable.note(
                packet.destinationHigh(),
                packet.destinationLow(),
                0,
                0,
                answer.hash(from) >>> 1,
                random ? RANDOM : 0,
                nanos);
        if (attempts != null) {
            judge(attempts, packet, answer, random, nanos);
        }
    }

    /**
     * Nobody can register a domain there: a browser that tests for a lying resolver asks with whatever suffix the
     * network has.
     */
    private boolean isPrivate(DnsView answer, int from) {
        long suffix = answer.hash(from);
        for (long each : PRIVATE) {
            if (each == suffix) {
                return true;
            }
        }
        return false;
    }

    private void judge(AttemptSet attempts, PacketSummary packet, DnsView answer, boolean random, long nanos) {
        if (random) {
            attempts.examples.add(packet.timestampNanos(), "no such domain: " + answer.text(answer.hostLength()));
        }
        if (!attempts.isWorthALook()) {
            return;
        }
        long since = nanos - settings.window().toNanos();
        int all = attempts.count(0, 0, since, nanos);
        int made = attempts.count(RANDOM, 0, since, nanos);
        if (made >= settings.suspectDomains() && made >= settings.randomRatio() * all) {
            boolean confirmed = made >= settings.domains();
            if (attempts.throttle().isDue(made, confirmed ? 1 : 0, nanos)) {
                raise(attempts, packet, made, confirmed, nanos);
            }
        }
    }

    private void raise(AttemptSet attempts, PacketSummary packet, int made, boolean confirmed, long nanos) {
        int threshold = confirmed ? settings.domains() : settings.suspectDomains();
        context.raise(
                new Subject(
                        kind(),
                        "",
                        Party.of(packet.destinationHigh(), packet.destinationLow()),
                        Party.of(packet.sourceHigh(), packet.sourceLow()),
                        DnsView.PORT),
                confirmed ? Severity.MEDIUM : Severity.LOW,
                context.home()
                        .direction(
                                packet.destinationHigh(),
                                packet.destinationLow(),
                                packet.sourceHigh(),
                                packet.sourceLow()),
                attempts.sinceNanos,
                nanos,
                new Explanation(
                        List.of(measure(made, threshold)),
                        List.of("All domains asked for in vain: " + attempts.size()),
                        attempts.examples.lines(),
                        "a higher packetdash.detect.dga.domains, or an allowlist entry for detector dga and this source",
                        List.of(
                                "Domains made of words are not recognized.",
                                "A program that tests for a filtering resolver asks for random names too.")));
    }

    @Override
    void advance(long nanos) {
        attemptTable.forget(nanos);
    }

    private Measure measure(int made, int threshold) {
        return new Measure("distinct random-looking domains that do not exist", made, threshold, settings.window());
    }

    @Override
    void candidates(long nanos, CandidateListener listener) {
        long since = nanos - settings.window().toNanos();
        attemptTable.forEachKey(listener, attempts -> {
            if (listener.isAbout(attempts.sourceHigh, attempts.sourceLow)) {
                int all = attempts.count(0, 0, since, nanos);
                int made = attempts.count(RANDOM, 0, since, nanos);
                Party client = Party.of(attempts.sourceHigh, attempts.sourceLow);
                listener.hear(new Candidate(
                        new Subject(kind(), "", client, Party.MANY, DnsView.PORT),
                        measure(made, settings.domains()),
                        made < settings.randomRatio() * all ? "most domains asked for in vain look ordinary" : ""));
            }
        });
    }
}
