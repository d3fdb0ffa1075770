package dev.packetdash.capture;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.packetdash.testing.Tools;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** A network device that says it is a 802.11 monitor: a TUN device with its type set, there until it is closed. */
@SuppressWarnings("restricted")
final class OddDevice implements AutoCloseable {
    private static final int O_RDWR = 2;
    private static final long TUNSETIFF = 0x400454caL;
    private static final long TUNSETLINK = 0x400454cdL;
    private static final short IFF_TUN = 1;
    private static final int ARPHRD_IEEE80211_RADIOTAP = 803;

    private final String name;
    private final int descriptor;

    OddDevice(String name) {
        this.name = name;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment request = arena.allocate(40, 8);
            request.setString(0, name);
            request.set(JAVA_SHORT, 16, IFF_TUN);
            descriptor = call("open", 2, arena.allocateFrom("/dev/net/tun"), O_RDWR);
            if (descriptor < 0) {
                Tools.skip("/dev/net/tun cannot be opened");
            }
            int made = call("ioctl", 2, descriptor, TUNSETIFF, request);
            int typed = call("ioctl", 2, descriptor, TUNSETLINK, (long) ARPHRD_IEEE80211_RADIOTAP);
            if (made < 0 || typed < 0) {
                throw new IllegalStateException("no TUN device: " + made + ", " + typed);
            }
        }
    }

    String name() {
        return name;
    }

    private static int call(String function, int fixed, Object... arguments) {
        MemoryLayout[] layouts = new MemoryLayout[arguments.length];
        for (int i = 0; i < layouts.length; i++) {
            layouts[i] =
                    arguments[i] instanceof Integer ? JAVA_INT : arguments[i] instanceof Long ? JAVA_LONG : ADDRESS;
        }
        Linker linker = Linker.nativeLinker();
        MethodHandle handle = linker.downcallHandle(
                linker.defaultLookup().findOrThrow(function),
                FunctionDescriptor.of(JAVA_INT, layouts),
                fixed < layouts.length
                        ? new Linker.Option[] {Linker.Option.firstVariadicArg(fixed)}
                        : new Linker.Option[0]);
        return (int) NativeCalls.call(handle, arguments);
    }

    @Override
    public void close() {
        call("close", 1, descriptor);
    }
}
