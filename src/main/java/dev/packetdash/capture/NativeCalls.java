package dev.packetdash.capture;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Loads a library and links its functions, without ever failing a class's initialisation: a missing library is the
 * caller's to report.
 */
@SuppressWarnings("restricted")
final class NativeCalls {
    private NativeCalls() {}

    /** The first of the names that can be loaded, or null; it stays loaded. */
    static @Nullable SymbolLookup load(List<String> names) {
        for (String name : names) {
            try {
                return SymbolLookup.libraryLookup(name, Arena.global());
            } catch (IllegalArgumentException | IllegalCallerException e) {
                // Not there, or the JVM was told to deny native access: the next name, then null.
            }
        }
        return null;
    }

    /**
     * The function's handle, for plain calls: a {@code critical} one holds up the garbage collector for as long as the
     * call waits.
     *
     * @param library where null, the handle must not be called
     * @param result  null for void
     */
    static MethodHandle link(
            @Nullable SymbolLookup library, String name, @Nullable MemoryLayout result, MemoryLayout... arguments) {
        FunctionDescriptor descriptor =
                result == null ? FunctionDescriptor.ofVoid(arguments) : FunctionDescriptor.of(result, arguments);
        return library == null
                ? MethodHandles.empty(descriptor.toMethodType())
                : Linker.nativeLinker().downcallHandle(library.findOrThrow(name), descriptor);
    }

    /** Calls a function that is not on the packets' way: slow, but in one line. */
    static Object call(MethodHandle function, Object... arguments) {
        try {
            return function.invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}
