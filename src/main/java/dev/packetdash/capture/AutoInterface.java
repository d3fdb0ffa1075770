package dev.packetdash.capture;

import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The interface that {@code auto} means: that of the default route, whichever that is at the time. Without a default
 * route it is the one that it was, at first the busiest that is up, and loopback only while there is no other. Any
 * thread may ask.
 */
public final class AutoInterface {
    /** The word in the place of an interface's name in the settings. */
    public static final String NAME = "auto";

    private static final Logger LOG = LoggerFactory.getLogger(AutoInterface.class);
    private static final long LOOK_AFTER_NANOS = 2_000_000_000L;
    /** The kernel may list a million routes: of the time, so small a part is spent on reading them. */
    private static final int SPARE = 50;

    private final NetworkInterfaces machine;
    private final List<String> named;
    private final boolean inUse;
    private final LongSupplier nanoClock;
    private Choice choice;
    private long lookAtNanos;

    /** @param routed whether the default route tells */
    private record Choice(String name, boolean routed) {}

    /** Why an interface is captured without a default route, and what helps. */
    public record Fallback(String interfaceName, String message, String remedy) {
        /** Returns whether nothing but the host's talk to itself is seen. */
        public boolean isLoopback() {
            return interfaceName.equals(NetworkInterfaces.LOOPBACK);
        }
    }

    public AutoInterface(NetworkInterfaces machine, CaptureSettings settings) {
        this(machine, settings, System::nanoTime);
    }

    /** @param nanoClock as {@link System#nanoTime} */
    AutoInterface(NetworkInterfaces machine, CaptureSettings settings, LongSupplier nanoClock) {
        this.machine = machine;
        this.nanoClock = nanoClock;
        named = settings.interfaces();
        inUse = named.contains(NAME) && settings.source() == CaptureSettings.Source.LIVE;
        choice = machine.ofDefaultRoute()
                .map(name -> new Choice(name, true))
                .orElseGet(() -> new Choice(machine.busiest().orElse(NetworkInterfaces.LOOPBACK), false));
        lookAtNanos = nanoClock.getAsLong() + LOOK_AFTER_NANOS;
    }

    /** Returns all that is to be captured at this moment, in the order of the settings. */
    public List<String> interfaces() {
        return named.stream()
                .map(name -> name.equals(NAME) ? name() : name)
                .distinct()
                .toList();
    }

    /** The interface's name, looked up again every other second; the log tells of each change. */
    public synchronized String name() {
        long now = nanoClock.getAsLong();
        if (now - lookAtNanos >= 0) {
            look();
            long later = nanoClock.getAsLong();
            lookAtNanos = later + Math.max(LOOK_AFTER_NANOS, SPARE * (later - now));
        }
        return choice.name;
    }

    private void look() {
        Choice before = choice;
        Optional<String> routed = machine.ofDefaultRoute().filter(name -> !named.contains(name));
        choice = routed.map(name -> new Choice(name, true)).orElseGet(() -> new Choice(stay(), false));
        if (!choice.name.equals(before.name)) {
            LOG.info(
                    "auto goes over from {} to {}: {}",
                    before.name,
                    choice.name,
                    choice.routed ? "the default route does" : "there is no default route");
        } else if (before.routed && !choice.routed) {
            LOG.warn("auto stays on {}: there is no default route any more", choice.name);
        }
    }

    /** Chooses without a default route: another interface only for one that is gone, and for loopback. */
    private String stay() {
        boolean useful = !choice.name.equals(NetworkInterfaces.LOOPBACK) && machine.isUp(choice.name);
        return useful
                ? choice.name
                : machine.busiest().filter(name -> !named.contains(name)).orElse(NetworkInterfaces.LOOPBACK);
    }

    /** Returns nothing while the default route tells, and where {@code auto} is not in use. */
    public synchronized Optional<Fallback> fallback() {
        if (choice.routed || !inUse || named.contains(choice.name)) {
            return Optional.empty();
        }
        boolean loopback = choice.name.equals(NetworkInterfaces.LOOPBACK);
        String what = loopback ? "loopback only" : choice.name + ", the busiest interface or the last that had one";
        return Optional.of(new Fallback(
                choice.name,
                "auto finds no default route and watches " + what,
                "Capture goes over by itself once there is a default route (`ip route`). Where there will be none, name the"
                        + " interfaces in packetdash.capture.interfaces."));
    }
}
