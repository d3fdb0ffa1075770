package dev.packetdash.detect;

import dev.packetdash.alert.DetectorKind;
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
import dev.packetdash.net.IpAddress;
import dev.packetdash.net.MacAddress;
import dev.packetdash.settings.SettingCheck;
import dev.packetdash.table.KeyTable;
import dev.packetdash.table.RecentSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One station says to have the address of another, and keeps saying so unasked. A claim that moves once is a fail-over,
 * a new lease or a new network card, and no finding.
 */
abstract sealed class AddressSpoof extends Detector permits ArpSpoof, NdpSpoof {
    /**
     * {@code packetdash.detect.arp-spoof.*} and {@code packetdash.detect.ndp-spoof.*}.
     *
     * @param enabled       whether it looks for them at all
     * @param forgedAnswers to questions that nobody asked, within {@code window}, where another station says to have
     *               the address too
     * @param pushes        seconds within {@code window} in which a claim was pushed unasked, while the other station
     *               contradicts
     * @param window        see both
     * @param maxAddresses  addresses watched, an interface
     */
    public record Settings(boolean enabled, int forgedAnswers, int pushes, Duration window, int maxAddresses)
            implements DetectorSettings {
        public static final Settings DEFAULTS = new Settings(true, 3, 5, Duration.ofMinutes(1), 8192);

        /** @param name of the detector */
        Settings checked(String name) {
            SettingCheck.range("packetdash.detect." + name + ".forged-answers", forgedAnswers, 1, 10_000);
            SettingCheck.range("packetdash.detect." + name + ".pushes", pushes, 2, 10_000);
            SettingCheck.window(
                    "packetdash.detect." + name + ".window", window, Duration.ofSeconds(10), Duration.ofHours(1));
            SettingCheck.range("packetdash.detect." + name + ".max-addresses", maxAddresses, 64, 1 << 20);
            return this;
        }
    }

    /** The time that a question may wait for its answer. */
    private static final long ANSWER_NANOS = 5_000_000_000L;
    /** A rival not heard for so long has left. */
    private static final long RIVAL_NANOS = 600_000_000_000L;
    /** Virtual routers' (RFC 5798, section 7.3), without the last byte. */
    private static final long VRRP_MAC = 0x0000_5e00_0100L;

    private static final int MAXIMUM_QUESTIONS = 4096;
    private static final int MAXIMUM_STATIONS = 1024;

    private final DetectorContext context;
    private final AddressClaims claims;
    private final SpoofEvidence evidence;
    private final RecentSet redundant = new RecentSet(MAXIMUM_STATIONS);
    /** The time at which an address was last asked for. */
    private final KeyTable questions = new KeyTable(2, 1);

    private final long[] key = new long[2];

    /**
     * @param mistakesLast whether two honest stations may be left to claim one address for long, so that it takes more
     *               to accuse one of them
     */
    AddressSpoof(DetectorKind kind, Settings settings, DetectorContext context, boolean mistakesLast) {
        super(kind, EventKind.NEIGHBOUR, EventKind.VRRP);
        this.context = context;
        claims = counted(
                new AddressClaims(settings.maxAddresses(), settings.window().toNanos()));
        evidence = new SpoofEvidence(settings, claims, mistakesLast);
    }

    /** Whether a message of one of both families is of this detector's. */
    abstract boolean isOurs(PacketSummary packet);

    /** Whether a question alone, which tells the sender's address, may be a pushed claim. */
    abstract boolean claimsByQuestions();

    @Override
    final void observe(PacketSummary packet) {
        if (packet.protocol() == Protocol.VRRP) {
            redundant.add(packet.sourceMac(), 0, 0);
            return;
        }
        NeighbourClaim claim = isOurs(packet) ? packet.neighbour() : null;
        if (claim != null) {
            noteQuestion(claim, packet.monotonicNanos());
            boolean claimed = claim.kind() != NeighbourClaim.Kind.PROBE && claim.mac() != MacAddress.NONE;
            if (claimed && !IpAddress.isUnspecified(claim.high(), claim.low())) {
                claimed(packet, claim);
            }
        }
    }

    private void noteQuestion(NeighbourClaim claim, long nanos) {
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

    private boolean wasAsked(NeighbourClaim claim, long nanos) {
        key[0] = claim.high();
        key[1] = claim.low();
        int slot = questions.slot(key, 0);
        return slot != KeyTable.FULL && nanos - questions.value(slot, 0) <= ANSWER_NANOS;
    }

    private void claimed(PacketSummary packet, NeighbourClaim claim) {
        long nanos = packet.monotonicNanos();
        Binding binding = claims.claim(claim.high(), claim.low(), claim.mac(), nanos);
        Claimant station = binding.last;
        // Who speaks for another station, as spoofing tools do when they clean up, is no evidence against that one.
        if (packet.sourceMac() == station.mac && isPushed(claim, binding, nanos)) {
            station.pushed(nanos);
            binding.examples.add(
                    packet.timestampNanos(),
                    words(claim.kind()) + Wording.address(binding.high, binding.low) + " is at "
                            + MacAddress.text(station.mac) + ", sent to " + MacAddress.text(claim.receiver()));
        }
        judge(packet, binding, station, binding.rival, nanos);
        if (binding.rival != null) {
            judge(packet, binding, binding.rival, station, nanos);
        }
    }

    private boolean isPushed(NeighbourClaim claim, Binding binding, long nanos) {
        Claimant station = binding.last;
        return switch (claim.kind()) {
            case REPLY -> {
                boolean forged = !wasAsked(claim, nanos);
                (forged ? station.forgedAnswers : station.answers).add(nanos, 1);
                station.usual |= !forged;
                yield forged;
            }
            case ANNOUNCEMENT -> !isRedundant(station.mac);
            case REQUEST -> {
                station.usual = true;
                Claimant rival = binding.rival;
                boolean later = rival != null && rival.sinceNanos < station.sinceNanos;
                yield claimsByQuestions() && later && evidence.hasAddress(station);
            }
            case PROBE -> false;
        };
    }

    private static String words(NeighbourClaim.Kind kind) {
        return switch (kind) {
            case REPLY -> "unasked answer: ";
            case ANNOUNCEMENT -> "announcement: ";
            case REQUEST, PROBE -> "question from: ";
        };
    }

    private boolean isRedundant(long mac) {
        return (mac & ~0xffL) == VRRP_MAC || redundant.contains(mac, 0, 0);
    }

    /** @param rival who says to have the address too; null where nobody has been heard to */
    private void judge(PacketSummary packet, Binding binding, Claimant station, @Nullable Claimant rival, long nanos) {
        Claimant heard = rival != null && nanos - rival.lastNanos <= RIVAL_NANOS ? rival : null;
        Measure found = evidence.against(station, heard, nanos);
        boolean gateway = heard != null && context.routers().contains(heard.mac);
        if (found != null && binding.throttle.isDue((long) found.value(), gateway ? 1 : 0, nanos)) {
            raise(packet, binding, station, heard, gateway, found, nanos);
        }
    }

    private void raise(
            PacketSummary packet,
            Binding binding,
            Claimant station,
            @Nullable Claimant rival,
            boolean gateway,
            Measure measure,
            long nanos) {
        Binding own = claims.usedBy(station.mac);
        Party source = source(station, own);
        String address = Wording.address(binding.high, binding.low);
        List<String> details = new ArrayList<>();
        details.add(address + " is claimed by " + MacAddress.text(station.mac)
                + (rival == null ? "; its holder has not been heard" : " and by " + MacAddress.text(rival.mac)));
        if (own != null) {
            details.add(MacAddress.text(station.mac) + " also has " + Wording.address(own.high, own.low));
        }
        if (gateway && rival != null) {
            details.add(
                    MacAddress.text(rival.mac) + " forwards packets of others: " + address + " looks like the gateway");
        }
        context.raise(
                new Subject(kind(), "", source, Party.of(binding.high, binding.low), 0),
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

    private static Party source(Claimant station, @Nullable Binding own) {
        return own != null && own.high == IpAddress.IPV4_HIGH
                ? Party.of(own.high, own.low)
                : new Party.Station(station.mac);
    }

    @Override
    final void candidates(long nanos, CandidateListener listener) {
        claims.forEach(binding -> {
            boolean about = listener.isAbout(binding.high, binding.low);
            for (Claimant station : binding.claimants()) {
                Binding own = claims.usedBy(station.mac);
                if (about || own != null && listener.isAbout(own.high, own.low)) {
                    listener.hear(candidate(binding, station, source(station, own), nanos));
                }
            }
        });
    }

    private Candidate candidate(Binding binding, Claimant station, Party source, long nanos) {
        return new Candidate(
                new Subject(kind(), "", source, Party.of(binding.high, binding.low), 0),
                evidence.nearest(station, nanos),
                binding.rival == null ? "no other station says to have the address" : "");
    }
}
