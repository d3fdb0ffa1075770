package dev.packetdash.detect;

import dev.packetdash.alert.DetectorKind;
import dev.packetdash.alert.Explanation;
import dev.packetdash.alert.Measure;
import dev.packetdash.alert.Party;
import dev.packetdash.alert.Severity;
import dev.packetdash.alert.Subject;
import dev.packetdash.decode.FragmentPosition;
import dev.packetdash.decode.FragmentView;
import dev.packetdash.decode.IcmpMessage;
import dev.packetdash.decode.NetworkClass;
import dev.packetdash.decode.PacketSummary;
import dev.packetdash.settings.SettingCheck;
import dev.packetdash.table.RecentSet;
import java.time.Duration;
import java.util.List;

/**
 * ICMP messages larger than any link carries, sent in many fragments, or beyond what IP can hold at all, which crashed
 * hosts once (the ping of death). The length is told from the last fragment; nothing is put together.
 */
final class OversizedIcmp extends Detector {
    /**
     * {@code packetdash.detect.oversized-icmp.*}.
     *
     * @param enabled    whether it looks for them at all
     * @param bytes      of one reassembled message, its ICMP header included, from which on it counts; jumbo frames
     *               have 9216
     * @param messages   so large to one host within {@code window}; beyond 65,515 bytes, more than IP can hold, one is
     *               enough
     * @param window     see {@code messages}
     * @param maxTargets targets watched, an interface
     */
    public record Settings(boolean enabled, int bytes, int messages, Duration window, int maxTargets)
            implements DetectorSettings {
        public static final Settings DEFAULTS = new Settings(true, 10_000, 3, Duration.ofMinutes(1), 1024);

        public Settings {
            SettingCheck.range("packetdash.detect.oversized-icmp.bytes", bytes, 1500, 65_535);
            SettingCheck.range("packetdash.detect.oversized-icmp.messages", messages, 1, 1_000_000);
            SettingCheck.window(
                    "packetdash.detect.oversized-icmp.window", window, Duration.ofSeconds(1), Duration.ofHours(1));
            SettingCheck.range("packetdash.detect.oversized-icmp.max-targets", maxTargets, 64, 1 << 20);
        }
    }

    /** The bytes that an IPv4 datagram has room for behind its header (RFC 791, section 3.1). */
    private static final int MOST = 65_515;

    /** Behind the fixed header (RFC 8200, section 4.5). */
    private static final int MOST_IPV6 = 65_535;

    private static final int MAXIMUM_ANSWERS = 4096;

    private final Settings settings;
    private final DetectorContext context;
    private final TargetLoadTable loads;
    /** The datagrams in fragments that are answers, by source and identification: those of whoever was asked. */
    private final RecentSet answers = new RecentSet(MAXIMUM_ANSWERS);

    OversizedIcmp(Settings settings, DetectorContext context) {
        super(DetectorKind.OVERSIZED_ICMP, EventKind.ICMP);
        this.settings = settings;
        this.context = context;
        loads = counted(
                new TargetLoadTable(settings.maxTargets(), settings.window().toNanos()));
    }

    @Override
    void observe(PacketSummary packet) {
        FragmentView fragment = packet.fragmentView();
        if (fragment == null) {
            if (packet.icmpMessage() == IcmpMessage.ECHO_REQUEST) {
                length(packet, packet.payloadLength() + 8, false);
            }
            return;
        }
        if (packet.transportDecoded() && packet.icmpMessage() != IcmpMessage.ECHO_REQUEST) {
            answers.add(packet.sourceHigh(), packet.sourceLow(), fragment.identification());
        }
        boolean impossible = fragment.end() > most(packet);
        boolean last = packet.fragment() == FragmentPosition.LAST;
        if (impossible
                || last && !answers.contains(packet.sourceHigh(), packet.sourceLow(), fragment.identification())) {
            length(packet, fragment.end(), impossible);
        }
    }

    private static int most(PacketSummary packet) {
        return packet.network() == NetworkClass.IPV4 ? MOST : MOST_IPV6;
    }

    /**
     * @param impossible its fragments reach beyond what IP can hold; a jumbogram, which is whole, does not (RFC 2675)
     */
    private void length(PacketSummary packet, int bytes, boolean impossible) {
        if (bytes < settings.bytes()) {
            return;
        }
        long now = packet.monotonicNanos();
        TargetLoad load = loads.of(packet.destinationHigh(), packet.destinationLow(), 0, now);
        load.count(packet.sourceHigh(), packet.sourceLow(), now);
        load.examples.add(
                packet.timestampNanos(),
                "ICMP " + Wording.address(packet.sourceHigh(), packet.sourceLow()) + " → "
                        + Wording.address(packet.destinationHigh(), packet.destinationLow()) + ", " + bytes
                        + " bytes when reassembled");
        long messages = load.offences.sum(now);
        if ((impossible || messages >= settings.messages()) && load.throttle.isDue(messages, impossible ? 1 : 0, now)) {
            raise(packet, load, bytes, messages, impossible);
        }
    }

    private void raise(PacketSummary packet, TargetLoad load, int bytes, long messages, boolean impossible) {
        long now = packet.monotonicNanos();
        Measure count = measure(messages);
        Measure length = new Measure(
                "bytes of the last of them, reassembled",
                bytes,
                impossible ? most(packet) : settings.bytes(),
                settings.window());
        context.raise(
                new Subject(
                        kind(),
                        impossible ? "ping_of_death" : "fragmented",
                        Party.of(packet.sourceHigh(), packet.sourceLow()),
                        Party.of(packet.destinationHigh(), packet.destinationLow()),
                        0),
                impossible ? Severity.CRITICAL : Severity.MEDIUM,
                packet.direction(),
                load.sinceNanos,
                now,
                new Explanation(
                        impossible ? List.of(length, count) : List.of(count, length),
                        List.of(
                                impossible
                                        ? "Longer than IP can hold: no honest program makes it"
                                        : "Every message costs the target a buffer and many fragments"),
                        load.examples.lines(),
                        "a higher packetdash.detect.oversized-icmp.bytes, or an allowlist entry for detector oversized_icmp and this source",
                        List.of("The length is told from the last fragment; whether the others came is not checked.")));
    }

    private Measure measure(long messages) {
        return new Measure(
                "ICMP messages of " + settings.bytes() + " bytes and more to one host",
                messages,
                settings.messages(),
                settings.window());
    }

    @Override
    void candidates(long nanos, CandidateListener listener) {
        loads.forEachAbout(
                listener,
                load -> listener.hear(new Candidate(
                        new Subject(kind(), "fragmented", load.source(), Party.of(load.key[0], load.key[1]), 0),
                        measure(load.offences.sum(nanos)),
                        "")));
    }
}
