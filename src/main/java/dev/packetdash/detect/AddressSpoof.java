package dev.packetdash.detect;

import dev.packetdash.alert.Explanation;
import dev.packetdash.alert.Measure;
import dev.packetdash.alert.Party;
import dev.packetdash.alert.Severity;
import dev.packetdash.alert.Subject;
import dev.packetdash.decode.NeighbourClaim;
import dev.packetdash.decode.PacketSummary;
import dev.packetdash.decode.Protocol;
import dev.packetdash.detect.AddressClaims.Binding;
import dev.packetdash.detect.AddressClaims.Claimant;
import dev.packetdash.flow.Flow;
import dev.packetdash.net.Frame;
import dev.packetdash.net.IpAddress;
import dev.packetdash.net.KeyTable;
import dev.packetdash.net.MacAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One station says to have the address of another, and keeps saying so unasked. A claim that moves once is a fail-over, a new lease or a new
 * network card, and no finding.
 */
abstract sealed class AddressSpoof implements Detector permits ArpSpoof, NdpSpoof {
    /**
     * {@code packetdash.detect.arp-spoof.*} and {@code packetdash.detect.ndp-spoof.*}.
     *
     * @param enabled       whether it looks for them at all
     * @param forgedAnswers to questions that nobody asked, within {@code window}, where another station says to have the address too
     * @param pushes        seconds within {@code window} in which a claim was pushed unasked, while the other station contradicts
     * @param window        see both
     * @param maxAddresses  addresses watched, an interface
     */
    public record Settings(boolean enabled, int forgedAnswers, int pushes, Duration window, int maxAddresses) {
        public static final Settings DEFAULTS = new Settings(true, 3, 5, Duration.ofMinutes(1), 8192);

        /** @param name of the detector */
        Settings checked(String name) {
            Check.range(name + ".forged-answers", forgedAnswers, 1, 10_000);
            Check.range(name + ".pushes", pushes, 2, 10_000);
            Check.window(name + ".window", window, Duration.ofSeconds(10), Duration.ofHours(1));
            Check.range(name + ".max-addresses", maxAddresses, 64, 1 << 20);
            return this;
        }
    }

    /** How long a question may wait for its answer. */
    private static final long ANSWER_NANOS = 5_000_000_000L;
    /** A rival not heard for so long has left. */
    private static final long RIVAL_NANOS = 600_000_000_000L;
    /** Without contradiction it takes that many times as many pushes. */
    private static final int UNCONTRADICTED = 3;
    /** Virtual routers' (RFC 5798, section 7.3), without the last byte. */
    private static final long VRRP_MAC = 0x0000_5e00_0100L;

    private static final int MAXIMUM_QUESTIONS = 4096;
    private static final int MAXIMUM_STATIONS = 1024;

    private final Settings settings;
    private final Watch watch;
    private final AddressClaims claims;
    private final NeighbourClaim claim = new NeighbourClaim();
    private final Forwarders forwarders = new Forwarders(MAXIMUM_STATIONS);
    private final RecentSet redundant = new RecentSet(MAXIMUM_STATIONS);
    /** When an address was last asked for. */
    private final KeyTable questions = new KeyTable(2, 1);

    private final long[] key = new long[2];

    AddressSpoof(Settings settings, Watch watch) {
        this.settings = settings;
        this.watch = watch;
        claims = new AddressClaims(settings.maxAddresses(), settings.window().toNanos());
    }

    @Override
    public final Set<Interest> interests() {
        return Set.of(Interest.NEIGHBOUR, Interest.VRRP);
    }

    @Override
    public final void opened(Flow flow, PacketSummary packet) {
        forwarders.sent(packet.sourceMac(), packet.sourceHigh(), packet.sourceLow());
    }

    /** Of the messages of both families, those of this one's. */
    abstract boolean isOurs(PacketSummary packet);

    /** Whether a question alone, which tells the sender's address, may be a pushed claim. */
    abstract boolean claimsByQuestions();

    @Override
    public final void observe(Frame frame, PacketSummary packet) {
        if (packet.protocol() == Protocol.VRRP) {
            redundant.add(packet.sourceMac(), 0, 0);
        } else if (isOurs(packet) && claim.read(frame, packet)) {
            noteQuestion(packet.timestampNanos());
            boolean claimed = claim.kind() != NeighbourClaim.Kind.PROBE && claim.mac() != MacAddress.NONE;
            if (claimed && !IpAddress.isUnspecified(claim.high(), claim.low())) {
                claimed(packet);
            }
        }
    }

    private void noteQuestion(long nanos) {
        if (claim.kind() != NeighbourClaim.Kind.REQUEST && claim.kind() != NeighbourClaim.Kind.PROBE) {
            return;
        }
        if (questions.size() == MAXIMUM_QUESTIONS) {
            questions.clear();
        }
        key[0] = claim.targetHigh();
        key[1] = claim.targetLow();
        questions.set(questions.slot(key, MAXIMUM_QUESTIONS), 0, nanos);
    }

    private boolean wasAsked(long nanos) {
        key[0] = claim.high();
        key[1] = claim.low();
        int slot = questions.slot(key, 0);
        return slot != KeyTable.FULL && nanos - questions.value(slot, 0) <= ANSWER_NANOS;
    }

    private void claimed(PacketSummary packet) {
        long nanos = packet.timestampNanos();
        Binding binding = claims.claim(claim.high(), claim.low(), claim.mac(), nanos);
        Claimant station = binding.last;
        switch (claim.kind()) {
            case REPLY -> {
                if (!wasAsked(nanos)) {
                    station.pushed(nanos);
                    station.forgedAnswers.add(nanos, 1);
                    example(binding, nanos, "unasked answer");
                }
            }
            case ANNOUNCEMENT -> {
                if (!isRedundant(station.mac)) {
                    station.pushed(nanos);
                    example(binding, nanos, "announcement");
                }
            }
            case REQUEST -> {
                Claimant rival = binding.rival;
                if (claimsByQuestions()
                        && rival != null
                        && rival.sinceNanos < station.sinceNanos
                        && holdsAnother(station.mac) != null) {
                    station.pushed(nanos);
                    example(binding, nanos, "question that claims");
                }
            }
            case PROBE -> {}
        }
        judge(packet, binding, nanos);
    }

    private void example(Binding binding, long nanos, String what) {
        if (binding.rival != null || binding.examples.hasRoom()) {
            binding.examples.add(
                    nanos,
                    what + ": " + Lines.address(binding.high, binding.low) + " is at "
                            + MacAddress.text(binding.last.mac) + ", sent to " + MacAddress.text(claim.receiver()));
        }
    }

    private boolean isRedundant(long mac) {
        return (mac & ~0xffL) == VRRP_MAC || redundant.contains(mac, 0, 0);
    }

    private @Nullable Binding holdsAnother(long mac) {
        return claims.heldBy(mac);
    }

    private void judge(PacketSummary packet, Binding binding, long nanos) {
        Claimant station = binding.last;
        Claimant rival = binding.rival;
        if (rival == null || nanos - rival.lastNanos > RIVAL_NANOS) {
            return;
        }
        long forged = station.forgedAnswers.sum(nanos);
        long pushes = station.pushes.sum(nanos);
        boolean contradicted = rival.lastNanos > station.sinceNanos;
        boolean byPushes = pushes >= (long) settings.pushes() * (contradicted ? 1 : UNCONTRADICTED)
                && holdsAnother(station.mac) != null;
        if (forged >= settings.forgedAnswers() || byPushes) {
            boolean gateway = forwarders.contains(rival.mac);
            Measure measure = forged >= settings.forgedAnswers()
                    ? new Measure(
                            "answers to questions that nobody asked",
                            forged,
                            settings.forgedAnswers(),
                            settings.window())
                    : new Measure(
                            "seconds in which the claim was pushed unasked",
                            pushes,
                            settings.pushes(),
                            settings.window());
            if (binding.growth.isDue((long) measure.value(), gateway ? 1 : 0, nanos)) {
                raise(packet, binding, rival, gateway, measure, nanos);
            }
        }
    }

    private void raise(
            PacketSummary packet, Binding binding, Claimant rival, boolean gateway, Measure measure, long nanos) {
        Claimant station = binding.last;
        Binding own = holdsAnother(station.mac);
        Party source = own == null || !(own.high == IpAddress.IPV4_HIGH)
                ? new Party.Station(station.mac)
                : Party.of(new IpAddress(own.high, own.low));
        String address = Lines.address(binding.high, binding.low);
        List<String> details = new ArrayList<>();
        details.add(
                address + " is claimed by " + MacAddress.text(station.mac) + " and by " + MacAddress.text(rival.mac));
        if (own != null) {
            details.add(MacAddress.text(station.mac) + " also has " + Lines.address(own.high, own.low));
        }
        if (gateway) {
            details.add(
                    MacAddress.text(rival.mac) + " forwards packets of others: " + address + " looks like the gateway");
        }
        watch.raise(
                new Subject(kind(), "", source, Party.of(new IpAddress(binding.high, binding.low)), 0),
                gateway ? Severity.CRITICAL : Severity.HIGH,
                packet.direction(),
                station.sinceNanos,
                nanos,
                new Explanation(
                        List.of(measure),
                        details,
                        binding.examples.lines(),
                        "an allowlist entry for detector " + kind().label()
                                + " and this source, or a higher packetdash.detect."
                                + kind().label().replace('_', '-') + ".forged-answers or .pushes",
                        List.of("Two machines that were given one address by mistake can look the same.")));
    }

    @Override
    public final long tracked() {
        return claims.size();
    }

    @Override
    public final long evictions() {
        return claims.evictions();
    }
}
