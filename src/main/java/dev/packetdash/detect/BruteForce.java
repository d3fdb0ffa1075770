package dev.packetdash.detect;

import dev.packetdash.alert.DetectorKind;
import dev.packetdash.alert.Explanation;
import dev.packetdash.alert.Measure;
import dev.packetdash.alert.Party;
import dev.packetdash.alert.Severity;
import dev.packetdash.alert.Subject;
import dev.packetdash.decode.PacketSummary;
import dev.packetdash.decode.Protocol;
import dev.packetdash.flow.Flow;
import dev.packetdash.net.Direction;
import dev.packetdash.net.Labels;
import dev.packetdash.settings.SettingCheck;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One source tries to log in again and again. Where the server says in clear text that it failed, that counts; where it
 * is encrypted, what counts are sessions that exchanged keys and ended before anything useful can have been done: in
 * SSH those whose log-in was not accepted.
 */
final class BruteForce extends Detector {
    /**
     * {@code packetdash.detect.brute-force.*}.
     *
     * @param enabled       whether it looks for them at all
     * @param sessions      short sessions on a port of encrypted log-ins within {@code window}
     * @param replies       refusals in clear text within {@code window}
     * @param window        see both
     * @param leastBytes    of payload, both ways, that a session has: below it nobody has tried to log in
     * @param mostBytes     likewise, at most: above it something was done; in SSH only where the key exchange was not
     *               seen
     * @param failureRatio  short among all sessions, and refusals among all replies, at least
     * @param maxSources    triples of source, host and port watched, an interface
     */
    public record Settings(
            boolean enabled,
            int sessions,
            int replies,
            Duration window,
            int leastBytes,
            int mostBytes,
            double failureRatio,
            int maxSources)
            implements DetectorSettings {
        public static final Settings DEFAULTS = new Settings(true, 8, 20, Duration.ofMinutes(1), 1000, 5000, 0.7, 4096);

        public Settings {
            SettingCheck.range("packetdash.detect.brute-force.sessions", sessions, 2, 100_000);
            SettingCheck.range("packetdash.detect.brute-force.replies", replies, 2, 100_000);
            SettingCheck.window(
                    "packetdash.detect.brute-force.window", window, Duration.ofSeconds(10), Duration.ofHours(1));
            SettingCheck.range("packetdash.detect.brute-force.least-bytes", leastBytes, 0, 1_000_000);
            SettingCheck.range("packetdash.detect.brute-force.most-bytes", mostBytes, 1, 10_000_000);
            SettingCheck.ratio("packetdash.detect.brute-force.failure-ratio", failureRatio);
            SettingCheck.range("packetdash.detect.brute-force.max-sources", maxSources, 64, 1 << 20);
        }
    }

    /** Packets of a server that has at least once said no; one that is only asked for its key sends fewer. */
    private static final int SHORTEST_DIALOGUE = 10;

    private final Settings settings;
    private final DetectorContext context;
    private final TargetLoadTable loads;
    private final SshLogins sshLogins = new SshLogins();

    BruteForce(Settings settings, DetectorContext context) {
        super(DetectorKind.BRUTE_FORCE, EventKind.LOGIN_REPLY, EventKind.SSH, EventKind.FLOW_CLOSED);
        this.settings = settings;
        this.context = context;
        loads = counted(
                new TargetLoadTable(settings.maxSources(), settings.window().toNanos()));
    }

    /** A reply of a server to a client, or data of SSH. */
    @Override
    void observe(PacketSummary packet) {
        LoginReply reply = LoginReply.ofPort(packet.sourcePort());
        if (reply == null) {
            sshLogins.observe(packet);
        } else if (reply.isReply(packet)) {
            replied(reply, packet);
        }
    }

    private void replied(LoginReply reply, PacketSummary packet) {
        long nanos = packet.monotonicNanos();
        TargetLoad load = load(
                packet.destinationHigh(),
                packet.destinationLow(),
                packet.sourceHigh(),
                packet.sourceLow(),
                packet.sourcePort(),
                nanos);
        if (!reply.isFailure(packet)) {
            load.answers.add(nanos, reply.isSuccess(packet) ? 1 : 0);
            return;
        }
        load.count(packet.destinationHigh(), packet.destinationLow(), nanos);
        if (load.examples.hasRoom()) {
            load.examples.add(packet.timestampNanos(), "log-in refused: " + Wording.ends(packet));
        }
        judge(load, Labels.label(reply), Severity.MEDIUM, nanos);
    }

    /** The end of a session. */
    @Override
    public void closed(Flow flow, PacketSummary packet) {
        String service = flow.protocol() == Protocol.TCP ? service(flow.servicePort()) : null;
        if (service == null) {
            return;
        }
        long payload = flow.payloadFromClient() + flow.payloadFromServer();
        SshLogins.Outcome outcome = sshLogins.closed(flow);
        if (outcome == SshLogins.Outcome.UNKNOWN) {
            outcome = judged(flow, payload);
        }
        if (outcome == SshLogins.Outcome.UNTRIED || !flow.isHandshakeCompleted()) {
            return;
        }
        long nanos = packet.monotonicNanos();
        TargetLoad load = load(
                flow.clientHigh(), flow.clientLow(), flow.serverHigh(), flow.serverLow(), flow.servicePort(), nanos);
        if (outcome == SshLogins.Outcome.ACCEPTED) {
            load.answers.add(nanos, 1);
            return;
        }
        load.count(flow.clientHigh(), flow.clientLow(), nanos);
        if (load.examples.hasRoom()) {
            load.examples.add(
                    packet.timestampNanos(),
                    "session " + Wording.ends(flow) + " ended after " + payload + " bytes of payload");
        }
        judge(load, service, Severity.HIGH, nanos);
    }

    /** Judges by nothing but how much the session carried. */
    private SshLogins.Outcome judged(Flow flow, long payload) {
        if (payload < settings.leastBytes() || flow.allPacketsFromServer() < SHORTEST_DIALOGUE) {
            return SshLogins.Outcome.UNTRIED;
        }
        return payload > settings.mostBytes() ? SshLogins.Outcome.ACCEPTED : SshLogins.Outcome.REFUSED;
    }

    private TargetLoad load(long clientHigh, long clientLow, long serverHigh, long serverLow, int port, long nanos) {
        return loads.of(serverHigh, serverLow, port, clientHigh, clientLow, nanos);
    }

    /** Services with encrypted or binary log-ins that people use: what programs use has short sessions by nature. */
    private static @Nullable String service(int port) {
        return switch (port) {
            case 22, 2222 -> "ssh";
            case 23 -> "telnet";
            case 3389 -> "rdp";
            case 5900 -> "vnc";
            default -> null;
        };
    }

    private void judge(TargetLoad load, String service, Severity severity, long nanos) {
        long failed = load.offences.sum(nanos);
        if (failed >= threshold(load) && isMostlyFailing(load, nanos) && load.throttle.isDue(failed, 0, nanos)) {
            raise(load, service, measure(load, nanos), severity, nanos);
        }
    }

    private static boolean isInClear(TargetLoad load) {
        return LoginReply.ofPort((int) load.key[2]) != null;
    }

    private int threshold(TargetLoad load) {
        return isInClear(load) ? settings.replies() : settings.sessions();
    }

    /** Counts refusals where the server says them in clear text, else sessions. */
    private Measure measure(TargetLoad load, long nanos) {
        return new Measure(
                isInClear(load) ? "log-ins that the server refused" : "sessions too short for a successful log-in",
                load.offences.sum(nanos),
                threshold(load),
                settings.window());
    }

    private boolean isMostlyFailing(TargetLoad load, long nanos) {
        long failed = load.offences.sum(nanos);
        return failed >= settings.failureRatio() * (failed + load.answers.sum(nanos));
    }

    private Subject subject(TargetLoad load, String service) {
        long[] key = load.key;
        return new Subject(kind(), service, Party.of(key[3], key[4]), Party.of(key[0], key[1]), (int) key[2]);
    }

    @Override
    void candidates(long nanos, CandidateListener listener) {
        loads.forEachAbout(
                listener,
                load -> listener.hear(new Candidate(
                        subject(load, ""),
                        measure(load, nanos),
                        isMostlyFailing(load, nanos)
                                ? ""
                                : load.answers.sum(nanos) + " log-ins or sessions that look fine")));
    }

    private void raise(TargetLoad load, String service, Measure measure, Severity severity, long nanos) {
        long[] key = load.key;
        Reach reach = context.home().reach(key[3], key[4], key[0], key[1]);
        Direction direction = context.home().direction(key[3], key[4], key[0], key[1]);
        context.raise(
                subject(load, service),
                reach == Reach.OUTBOUND ? Severity.CRITICAL : severity,
                direction,
                load.sinceNanos,
                nanos,
                new Explanation(
                        List.of(measure),
                        List.of(
                                "Service: " + service + " at " + Wording.endpoint(key[0], key[1], (int) key[2]),
                                "Sessions or replies that look fine meanwhile: " + load.answers.sum(nanos)),
                        load.examples.lines(),
                        "a higher packetdash.detect.brute-force.sessions or .replies, or an allowlist entry for detector brute_force, this source and port "
                                + key[2],
                        List.of(
                                "Whether a password was right cannot be seen: look into the server's log for a success.",
                                "Many short sessions of a program, such as checks that log in, look the same.")));
    }
}
