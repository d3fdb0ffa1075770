package dev.packetdash.pipeline;

import dev.packetdash.decode.PacketSummary;
import java.io.IOException;

/** Looks on while a pipeline works, on its thread. Each packet is observed before the next one is read. */
@FunctionalInterface
public interface PacketObserver {
    /** Observes nothing, and so leaves the pipeline at its full speed. */
    PacketObserver NONE = packet -> {};

    /** Is called when a packet has been counted and judged; the summary is good only during the call. */
    void counted(PacketSummary packet) throws IOException;

    /** Is called where there is no further packet for now, and at the source's end. */
    default void paused() throws IOException {}

    /** Is called once, at the end, when everything has been judged that was still waiting for an answer. */
    default void ended() throws IOException {}
}
