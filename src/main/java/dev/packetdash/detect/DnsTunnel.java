package dev.packetdash.detect;

import dev.packetdash.alert.AlertKind;
import dev.packetdash.alert.Explanation;
import dev.packetdash.alert.Measure;
import dev.packetdash.alert.Party;
import dev.packetdash.alert.Severity;
import dev.packetdash.alert.Subject;
import dev.packetdash.decode.DnsQuestion;
import dev.packetdash.decode.PacketSummary;
import dev.packetdash.net.Frame;
import dev.packetdash.net.IpAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * One client asks for ever new names of one domain that carry data: by record types that hold more than an address, or by names longer than
 * one label can be. Who answers questions itself, a resolver, only passes on what others ask.
 */
final class DnsTunnel implements Detector {
    /**
     * {@code packetdash.detect.dns-tunnel.*}.
     *
     * @param enabled     whether it looks for tunnels at all
     * @param rawNames    distinct names of one domain asked for as NULL or PRIVATE, which nothing else uses, within {@code window}
     * @param dataNames   likewise as TXT, CNAME, MX, SRV or KEY
     * @param longNames   likewise of any type, with at least {@code longLength} characters before the domain
     * @param longLength  see {@code longNames}; one label has at most 63
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
            Duration window,
            List<String> ignored,
            int maxDomains) {
        public static final Settings DEFAULTS = new Settings(
                true,
                10,
                50,
                30,
                70,
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
            Check.range("dns-tunnel.raw-names", rawNames, 1, 1024);
            Check.range("dns-tunnel.data-names", dataNames, 1, 1024);
            Check.range("dns-tunnel.long-names", longNames, 1, 1024);
            Check.range("dns-tunnel.long-length", longLength, 10, 255);
            Check.window("dns-tunnel.window", window, Duration.ofSeconds(1), Duration.ofHours(1));
            Check.range("dns-tunnel.max-domains", maxDomains, 64, 1 << 20);
            ignored = List.copyOf(ignored);
        }
    }

    private static final int RAW = 1;
    private static final int DATA = 2;
    private static final int LONG = 4;
    private static final int MAXIMUM_RESOLVERS = 1024;
    private static final int SHOWN = 80;

    private final Settings settings;
    private final Watch watch;
    private final Contacts contacts;
    private final DnsQuestion question = new DnsQuestion();
    private final RecentSet resolvers = new RecentSet(MAXIMUM_RESOLVERS);
    private final long[] ignored;

    DnsTunnel(Settings settings, Watch watch) {
        this.settings = settings;
        this.watch = watch;
        contacts = new Contacts(settings.maxDomains(), settings.window().toNanos());
        ignored = settings.ignored().stream().mapToLong(DnsQuestion::hashOf).toArray();
    }

    @Override
    public AlertKind kind() {
        return AlertKind.DNS_TUNNEL;
    }

    @Override
    public Set<Interest> interests() {
        return Set.of(Interest.DNS);
    }

    @Override
    public void observe(Frame frame, PacketSummary packet) {
        if (!question.read(frame, packet)) {
            return;
        }
        if (question.isResponse()) {
            resolvers.add(packet.sourceHigh(), packet.sourceLow(), 0);
            return;
        }
        int marks = marks();
        if (marks == 0 || isIgnored() || resolvers.contains(packet.sourceHigh(), packet.sourceLow(), 0)) {
            return;
        }
        long nanos = packet.timestampNanos();
        Pursuit pursuit = contacts.note(
                packet.sourceHigh(),
                packet.sourceLow(),
                question.hash(question.hostLength()),
                0,
                question.hash(0) >>> 1,
                marks,
                nanos);
        if (pursuit != null) {
            judge(pursuit, packet, nanos);
        }
    }

    private int marks() {
        int marks = question.hostLength() >= settings.longLength() ? LONG : 0;
        if (question.hostLength() == 0) {
            return marks;
        }
        return switch (question.type()) {
            // NULL, and PRIVATE as iodine uses it.
            case 10, 65_399 -> marks | RAW;
            // CNAME, MX, TXT, KEY, SRV.
            case 5, 15, 16, 25, 33 -> marks | DATA;
            default -> marks;
        };
    }

    private boolean isIgnored() {
        long domain = question.hash(question.hostLength());
        for (long each : ignored) {
            if (each == domain) {
                return true;
            }
        }
        return false;
    }

    private void judge(Pursuit pursuit, PacketSummary packet, long nanos) {
        if (pursuit.examples.hasRoom() || pursuit.isWorthALook()) {
            String name = question.text(0);
            pursuit.examples.add(nanos, "asks for " + (name.length() > SHOWN ? name.substring(0, SHOWN) + "…" : name));
        }
        long from = nanos - settings.window().toNanos();
        int raw = pursuit.count(RAW, 0, from, nanos);
        int data = pursuit.count(DATA, 0, from, nanos);
        int longNames = pursuit.count(LONG, 0, from, nanos);
        if (raw >= settings.rawNames()) {
            raise(
                    pursuit,
                    packet,
                    measure("distinct names of one domain asked for as NULL or PRIVATE", raw, settings.rawNames()),
                    nanos);
        } else if (data >= settings.dataNames()) {
            raise(
                    pursuit,
                    packet,
                    measure(
                            "distinct names of one domain asked for as TXT, CNAME, MX, SRV or KEY",
                            data,
                            settings.dataNames()),
                    nanos);
        } else if (longNames >= settings.longNames()) {
            raise(
                    pursuit,
                    packet,
                    measure("distinct names of one domain longer than a label can be", longNames, settings.longNames()),
                    nanos);
        }
    }

    private Measure measure(String what, int value, int threshold) {
        return new Measure(what, value, threshold, settings.window());
    }

    private void raise(Pursuit pursuit, PacketSummary packet, Measure measure, long nanos) {
        if (!pursuit.growth().isDue((long) measure.value(), 0, nanos)) {
            return;
        }
        String domain = question.text(question.hostLength());
        watch.raise(
                new Subject(
                        kind(),
                        "",
                        Party.of(new IpAddress(packet.sourceHigh(), packet.sourceLow())),
                        Party.of(new IpAddress(packet.destinationHigh(), packet.destinationLow())),
                        DnsQuestion.PORT),
                Severity.HIGH,
                packet.direction(),
                pursuit.sinceNanos,
                nanos,
                new Explanation(
                        List.of(measure),
                        List.of("Domain: " + domain + ", asked through "
                                + Lines.address(packet.destinationHigh(), packet.destinationLow())),
                        pursuit.examples.lines(),
                        "the domain in packetdash.detect.dns-tunnel.ignored, or an allowlist entry for detector dns_tunnel and this source",
                        List.of(
                                "What the names carry is not looked into: some virus scanners and telemetry look like this.",
                                "DNS over HTTPS or TLS is not seen.")));
    }

    @Override
    public void advance(long nanos) {
        contacts.forget(nanos);
    }

    @Override
    public long tracked() {
        return contacts.tracked();
    }

    @Override
    public long evictions() {
        return contacts.evictions();
    }
}
