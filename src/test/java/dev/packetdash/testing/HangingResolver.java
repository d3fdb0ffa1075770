package dev.packetdash.testing;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/** Looks names up as the machine does, but for one, which takes as long as a name server that is gone. */
public final class HangingResolver extends InetAddressResolverProvider {
    public static final String NAME = "hangs.test";

    private static volatile CountDownLatch end = new CountDownLatch(0);

    /** From now on it hangs, until this is closed. */
    public static Hang hang() {
        end = new CountDownLatch(1);
        return end::countDown;
    }

    /** The time without an answer. */
    public interface Hang extends AutoCloseable {
        @Override
        void close();
    }

    @Override
    public String name() {
        return "hanging";
    }

    @Override
    public InetAddressResolver get(Configuration configuration) {
        InetAddressResolver machine = configuration.builtinResolver();
        return new InetAddressResolver() {
            @Override
            public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
                if (host.equals(NAME)) {
                    await();
                }
                return machine.lookupByName(host, policy);
            }

            @Override
            public String lookupByAddress(byte[] address) throws UnknownHostException {
                return machine.lookupByAddress(address);
            }
        };
    }

    private static void await() throws UnknownHostException {
        while (end.getCount() > 0) {
            try {
                end.await();
            } catch (InterruptedException e) {
                // As in the C library, which does not heed it.
            }
        }
        throw new UnknownHostException(NAME);
    }
}
