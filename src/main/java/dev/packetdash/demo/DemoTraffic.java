package dev.packetdash.demo;

import dev.packetdash.demo.DemoConversation.Timed;
import dev.packetdash.demo.DemoFrames.Host;
import dev.packetdash.net.IpAddress;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Decides what goes on in the demo: some 450 packets a second that swell and ebb by the minute, and a port scan every
 * two minutes. The same seed makes the same traffic. Owned by one thread.
 */
final class DemoTraffic {
    static final long LOCAL_MAC = 0x0200_5e00_5301L;
    static final IpAddress LOCAL_IPV4 = IpAddress.parse("198.51.100.10");
    static final IpAddress LOCAL_IPV6 = IpAddress.parse("2001:db8:0:1::10");

    private static final long ROUTER_MAC = 0x0200_5e00_53feL;
    private static final Host LOCAL = new Host(LOCAL_MAC, LOCAL_IPV4);
    private static final Host LOCAL6 = new Host(LOCAL_MAC, LOCAL_IPV6);
    private static final Host ROUTER = remote("198.51.100.254");
    private static final Host RESOLVER = remote("192.0.2.53");
    private static final Host TIME_SERVER = remote("192.0.2.123");
    private static final Host SCANNER = remote("203.0.113.66");

    private static final long STEP_NANOS = 100_000_000;
    private static final long LONGEST_CATCH_UP_NANOS = 5_000_000_000L;
    private static final double STEPS_A_MINUTE = 600;
    private static final int STEPS_BETWEEN_SCANS = 1200;
    private static final int FIRST_SCAN = 150;
    private static final int SCANNED_PORTS = 24;
    private static final int VLAN = 42;

    private final Random random;
    private final PriorityQueue<Timed> planned = new PriorityQueue<>(Comparator.comparingLong(Timed::nanos));
    private long stepStart;
    private int step;
    private double credit;
    private int clientPort = 32768;

    DemoTraffic(long seed, long startNanos) {
        random = new Random(seed);
        stepStart = startNanos;
    }

    /** The next frame that is due at {@code nanos}, with its time; null where there is none. */
    @Nullable
    Timed next(long nanos) {
        // A process that stood still goes on with a gap, as with real traffic, and not with a flood.
        stepStart = Math.max(stepStart, nanos - LONGEST_CATCH_UP_NANOS);
        while (stepStart <= nanos) {
            plan();
            stepStart += STEP_NANOS;
            step++;
        }
        Timed first = planned.peek();
        return first != null && first.nanos() <= nanos ? planned.poll() : null;
    }

    private void plan() {
        credit += 45 + 10 * Math.sin(2 * Math.PI * step / STEPS_A_MINUTE);
        while (credit > 0) {
            start(someConversation());
        }
        if (step % STEPS_BETWEEN_SCANS == FIRST_SCAN) {
            for (int i = 0; i < SCANNED_PORTS; i++) {
                start(with(SCANNER, LOCAL, 20 + 7 * i).pause(i * 150_000L).attempt());
            }
        }
        if (step % 10 == 0) {
            start(with(ROUTER, LOCAL, 0).ping(step, 400));
        }
        if (step % 70 == 0) {
            start(with(LOCAL, ROUTER, 0).resolve());
            start(with(LOCAL, ROUTER, 0).fragmentedPing(step, 600));
        }
    }

    private void start(DemoConversation conversation) {
        long start = stepStart + random.nextLong(STEP_NANOS);
        for (Timed frame : conversation.frames()) {
            planned.add(new Timed(start + frame.nanos(), frame.frame()));
        }
        credit -= conversation.frames().size();
    }

    private DemoConversation someConversation() {
        int visitor = 1 + random.nextInt(9) * random.nextInt(9);
        Host client = remote("203.0.113." + visitor);
        Host client6 = remote("2001:db8:0:2::" + visitor);
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> secure(with(client, LOCAL, 443));
            case 3 -> secure(with(client6, LOCAL6, 443));
            case 4 -> secure(with(LOCAL, remote("192.0.2.80"), 8443));
            case 5 -> plain(with(client, LOCAL, 80), DemoMessages.HTTP_REQUEST, DemoMessages.HTTP_ANSWER);
            case 6 ->
                plain(with(LOCAL, remote("192.0.2.20"), 6379), DemoMessages.REDIS_REQUEST, DemoMessages.REDIS_ANSWER);
            case 7 ->
                with(LOCAL, RESOLVER, 53)
                        .ask(DemoMessages.dnsQuestion(step), DemoMessages.dnsAnswer(step), roundTrip());
            case 8 -> with(LOCAL, TIME_SERVER, 123).ask(DemoMessages.ntp(false), DemoMessages.ntp(true), roundTrip());
            default ->
                with(LOCAL, remote("192.0.2.30"), 514)
                        .tell(DemoMessages.syslog("Nov 20 12:00:00 demo app: all is well"), VLAN);
        };
    }

    private DemoConversation secure(DemoConversation conversation) {
        long roundTrip = roundTrip();
        conversation.connect(roundTrip);
        for (int i = random.nextInt(4); i >= 0; i--) {
            int segments = 1 + random.nextInt(6);
            conversation.exchange(DemoMessages.TLS_REQUEST, DemoMessages.TLS_ANSWER, segments, roundTrip);
            conversation.pause(random.nextLong(300_000));
        }
        return conversation.finish(roundTrip);
    }

    private DemoConversation plain(DemoConversation conversation, byte[] request, byte[] answer) {
        long roundTrip = roundTrip();
        return conversation
                .connect(roundTrip)
                .exchange(request, answer, 1, roundTrip)
                .finish(roundTrip);
    }

    /** Returns a time in microseconds. */
    private long roundTrip() {
        return 2_000 + random.nextLong(40_000);
    }

    /** A conversation from the client port whose turn it is, so that none meets an older one again. */
    private DemoConversation with(Host client, Host server, int serverPort) {
        clientPort = clientPort == 60999 ? 32768 : clientPort + 1;
        return new DemoConversation(client, server, clientPort, serverPort);
    }

    /** The router, or what lies beyond it. */
    private static Host remote(String address) {
        return new Host(ROUTER_MAC, IpAddress.parse(address));
    }
}
