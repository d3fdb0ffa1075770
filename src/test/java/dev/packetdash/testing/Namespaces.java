package dev.packetdash.testing;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * A cable that only a test hears: a veth pair with one end, {@link #nearInterface()}, in this process's own network
 * namespace, where the test captures, and the other, {@link #farInterface()}, in a namespace of its own, where the
 * peers are run. Both ends are up and have addresses; nothing crosses that the test did not send, save ARP (and
 * neighbour discovery, where IPv6 was asked for).
 */
public final class Namespaces implements AutoCloseable {
    public static final String NEAR_ADDRESS = "198.51.100.1";
    public static final String FAR_ADDRESS = "198.51.100.2";
    public static final String NEAR_IPV6_ADDRESS = "2001:db8::1";
    public static final String FAR_IPV6_ADDRESS = "2001:db8::2";

    private final String id = Integer.toString(ThreadLocalRandom.current().nextInt(36 * 36 * 36 * 36), 36);
    private final boolean ipv6;

    private Namespaces(boolean ipv6) {
        this.ipv6 = ipv6;
    }

    /**
     * Without IPv6 the kernel sends nothing of its own, so that the frames captured can be counted to the last byte.
     */
    public static Namespaces quiet() {
        Tools.requireLibpcap();
        Tools.require(Tools.Capability.NET_RAW);
        return new Namespaces(false).make();
    }

    public static Namespaces withIpv6() {
        return new Namespaces(true).make();
    }

    private Namespaces make() {
        Tools.require(Tools.Capability.NET_ADMIN, Tools.Capability.SYS_ADMIN);
        Tools.require("ip");
        try {
            run("ip", "netns", "add", namespace());
            makeCable();
            return this;
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    /** Lays the cable, anew after {@link #deleteCable}. */
    public void makeCable() {
        run("ip", "link", "add", nearInterface(), "type", "veth", "peer", "name", farInterface());
        run("ip", "link", "set", farInterface(), "netns", namespace());
        configure(List.of(), nearInterface(), NEAR_ADDRESS, NEAR_IPV6_ADDRESS);
        configure(List.of("ip", "netns", "exec", namespace()), farInterface(), FAR_ADDRESS, FAR_IPV6_ADDRESS);
    }

    private void configure(List<String> prefix, String device, String address, String ipv6Address) {
        String disabled = "/proc/sys/net/ipv6/conf/" + device + "/disable_ipv6";
        run(prefix, "sh", "-c", "test ! -e " + disabled + " || echo " + (ipv6 ? 0 : 1) + " > " + disabled);
        run(prefix, "ip", "link", "set", device, "up");
        run(prefix, "ip", "addr", "add", address + "/24", "dev", device);
        if (ipv6) {
            run(prefix, "ip", "addr", "add", ipv6Address + "/64", "dev", device, "nodad");
        }
    }

    public void deleteCable() {
        run("ip", "link", "del", nearInterface());
    }

    public String nearInterface() {
        return "pd" + id + "n";
    }

    public String farInterface() {
        return "pd" + id + "f";
    }

    public String namespace() {
        return "packetdash-" + id;
    }

    /** Runs a command at the far end, to its end, and returns what it printed. */
    public String exec(String... command) {
        return run(List.of("ip", "netns", "exec", namespace()), command);
    }

    /** Starts a command at the far end. */
    public Process start(String... command) throws IOException {
        return new ProcessBuilder(concat(List.of("ip", "netns", "exec", namespace()), command))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Runs a command in this process's own namespace; one that fails is the test's failure. */
    public static String run(String... command) {
        return run(List.of(), command);
    }

    private static String run(List<String> prefix, String... command) {
        List<String> whole = concat(prefix, command);
        try {
            Process process =
                    new ProcessBuilder(whole).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            return code == 0 ? output : fail(String.join(" ", whole) + " ended with " + code + ": " + output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return fail("interrupted");
        }
    }

    private static List<String> concat(List<String> prefix, String... command) {
        return Stream.concat(prefix.stream(), Stream.of(command)).toList();
    }

    /** The cable goes with the namespace. */
    @Override
    public void close() {
        run("ip", "netns", "del", namespace());
    }
}
