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
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * One client asks for ever new names of one domain that carry data: by record types that hold more than an address, by
 * long names, or by very many with a long label. Who answers questions itself, a resolver, only passes on what others
 * ask.
 */
final class DnsTunnel extends Detector {
    /**
     * {@code packetdash.detect.dns-tunnel.*}.
     *
     * @param enabled     whether it looks for tunnels at all
     * @param rawNames    distinct names of one domain asked for as NULL or PRIVATE, which nothing else uses, within
     *               {@code window}
     * @param dataNames   likewise as TXT, CNAME, MX, SRV or KEY
     * @param longNames   likewise of any type, with at least {@code longLength} characters, or a label of 52, before
     *               the domain
     * @param longLength  see {@code longNames}
     * @param labelNames  likewise of any type, with a label of at least {@code labelLength} characters before the
     *               domain
     * @param labelLength see {@code labelNames}
     * @param window      see all of them
     * @param ignored     domains never looked at: they are made for look-ups by data, as of virus scanners
     * @param maxDomains  pairs of client and domain watched, an interface
     */
    public record Settings(
            boolean enabled,
            int rawNames,
            int dataNames,
            int longNames,
            int longLength,
            int labelNames,
            int labelLength,
            Duration window,
            List<String> ignored,
            int maxDomains)
            implements DetectorSettings {
        public static final Settings DEFAULTS = new Settings(
                true,
                10,
                50,
                30,
                70,
                100,
                30,
                Duration.ofMinutes(1),
                List.of(
                        "in-addr.arpa",
                        "ip6.arpa",
                        "local",
                        "sophosxl.net",
                        "mcafee.com",
                        "trendmicro.com",
                        "e5.sk",
                        "spamhaus.org",
                        "sorbs.net",
                        "spamcop.net",
                        "barracudacentral.org",
                        "surbl.org",
                        "uribl.com",
                        "cymru.com"),
                4096);

        public Settings {
            SettingCheck.range("packetdash.detect.dns-tunnel.raw-names", rawNames, 1, 1024);
            SettingCheck.range("packetdash.detect.dns-tunnel.data-names", dataNames, 1, 1024);
            SettingCheck.range("packetdash.detect.dns-tunnel.long-names", longNames, 1, 1024);
            SettingCheck.range("packetdash.detect.dns-tunnel.long-length", longLength, 10, 255);
            SettingCheck.range("packetdash.detect.dns-tunnel.label-names", labelNames, 1, 1024);
            SettingCheck.range("packetdash.detect.dns-tunnel.label-length", labelLength, 10, 63);
            SettingCheck.window(
                    "packetdash.detect.dns-tunnel.window", window, Duration.ofSeconds(1), Duration.ofHours(1));
            SettingCheck.range("packetdash.detect.dns-tunnel.max-domains", maxDomains, 64, 1 << 20);
            ignored = List.copyOf(ignored);
        }
    }

    /** The domain of names that are cut: their end is missing. */
    private static final long UNKNOWN = 0;

    private static final int MAXIMUM_RESOLVERS = 1024;
    private static final int SHOWN = 80;

    private final Settings settings;
    private final DetectorContext context;
    private final AttemptTable attemptTable;
    private final RecentSet resolvers = new RecentSet(MAXIMUM_RESOLVERS);
    private final long[] ignored;

    DnsTunnel(Settings settings, DetectorContext context) {
        super(DetectorKind.DNS_TUNNEL, EventKind.DNS);
        this.settings = settings;
        this.context = context;
        attemptTable = counted(
                new AttemptTable(settings.maxDomains(), settings.window().toNanos()));
        ignored = settings.ignored().stream().mapToLong(DnsView::hashOf).toArray();
    }

    @Override
    void observe(PacketSummary packet) {
        DnsView question = packet.dns();
        if (question == null) {
            return;
        }
        boolean whole = question.hasHostName();
        if (!whole && question.cutLength() < settings.longLength()) {
            return;
        }
        if (question.isResponse()) {
            resolvers.add(packet.sourceHigh(), packet.sourceLow(), 0);
            return;
        }
        int flags = whole ? DataName.flags(question, settings) : DataName.flagsOfCut(question);
        if (flags == 0
                || whole && isIgnored(question)
                || resolvers.contains(packet.sourceHigh(), packet.sourceLow(), 0)) {
            return;
        }
        long nanos = packet.monotonicNanos();
        AttemptSet attempts = attemptTable.note(
                packet.sourceHigh(),
                packet.sourceLow(),
                whole ? question.hash(question.hostLength()) : UNKNOWN,
                0,
                question.hash(0) >>> 1,
                flags,
                nanos);
        if (attempts != null) {
            judge(attempts, packet, question, nanos);
        }
    }

    private boolean isIgnored(DnsView question) {
        long domain = question.hash(question.hostLength());
        for (long each : ignored) {
            if (each == domain) {
                return true;
            }
        }
        return false;
    }

    private void judge(AttemptSet attempts, PacketSummary packet, DnsView question, long nanos) {
        if (attempts.examples.hasRoom() || attempts.isWorthALook()) {
            String name = question.text(0);
            attempts.examples.add(
                    packet.timestampNanos(),
                    "asks for " + (name.length() > SHOWN ? name.substring(0, SHOWN) + "…" : name));
        }
        long from = nanos - settings.window().toNanos();
        for (DataName name : DataName.all()) {
            if (attempts.count(name.flag(), 0, from, nanos) >= name.threshold(settings)) {
                raise(attempts, packet, question, measure(attempts, name, from, nanos), nanos);
                return;
            }
        }
    }

    private Measure measure(AttemptSet attempts, DataName name, long from, long until) {
        return new Measure(
                name.what(), attempts.count(name.flag(), 0, from, until), name.threshold(settings), settings.window());
    }

    private void raise(AttemptSet attempts, PacketSummary packet, DnsView question, Measure measure, long nanos) {
        if (!attempts.throttle().isDue((long) measure.value(), 0, nanos)) {
            return;
        }
        String domain = attempts.scopeHigh == UNKNOWN ? "not captured" : question.text(question.hostLength());
        context.raise(
                new Subject(
                        kind(),
                        "",
                        Party.of(packet.sourceHigh(), packet.sourceLow()),
                        Party.of(packet.destinationHigh(), packet.destinationLow()),
                        DnsView.PORT),
                Severity.HIGH,
                packet.direction(),
                attempts.sinceNanos,
                nanos,
                new Explanation(
                        List.of(measure),
                        List.of("Domain: " + domain + ", asked through "
                                + Wording.address(packet.destinationHigh(), packet.destinationLow())),
                        attempts.examples.lines(),
                        "the domain in packetdash.detect.dns-tunnel.ignored, or an allowlist entry for detector dns_tunnel and this source",
                        List.of(
                                "What the names carry is not looked into: some virus scanners and telemetry look like this.",
                                "DNS over HTTPS or TLS is not seen.")));
    }

    @Override
    void advance(long nanos) {
        attemptTable.forget(nanos);
    }

    @Override
    void candidates(long nanos, CandidateListener listener) {
        attemptTable.forEachKey(listener, attempts -> {
            if (listener.isAbout(attempts.sourceHigh, attempts.sourceLow)) {
                Party client = Party.of(attempts.sourceHigh, attempts.sourceLow);
                long from = nanos - settings.window().toNanos();
                Stream.of(DataName.all())
                        .map(name -> measure(attempts, name, from, nanos))
                        .max(Comparator.comparingDouble(Measure::margin))
                        .ifPresent(measure -> listener.hear(
                                new Candidate(new Subject(kind(), "", client, Party.MANY, DnsView.PORT), measure, "")));
            }
        });
    }
}
