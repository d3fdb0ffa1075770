package dev.packetdash.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Sends frames over a cable of {@link Namespaces}. */
public final class Replay {
    private static final int PCAP_MAGIC_NANOS = 0xa1b23c4d;

    private Replay() {}

    /** Sends the frames from the far end, all of them {@code rounds} times, and returns when they are sent. */
    public static void send(Namespaces network, List<byte[]> frames, int rounds, int packetsPerSecond) {
        Tools.require("tcpreplay");
        try {
            Path file = Files.createTempFile("packetdash", ".pcap");
            try {
                Files.write(file, pcap(frames));
                network.exec(
                        "tcpreplay",
                        "--quiet",
                        "--preload-pcap",
                        "--intf1",
                        network.farInterface(),
                        "--loop",
                        Integer.toString(rounds),
                        "--pps",
                        Integer.toString(packetsPerSecond),
                        file.toString());
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A capture file of Ethernet frames, in its oldest form. */
    public static byte[] pcap(List<byte[]> frames) {
        int size = 24 + frames.stream().mapToInt(frame -> 16 + frame.length).sum();
        ByteBuffer file = ByteBuffer.allocate(size).order(ByteOrder.nativeOrder());
        file.putInt(PCAP_MAGIC_NANOS)
                .putShort((short) 2)
                .putShort((short) 4)
                .putLong(0)
                .putInt(262144)
                .putInt(1);
        for (byte[] frame : frames) {
            file.putInt(0).putInt(0).putInt(frame.length).putInt(frame.length).put(frame);
        }
        return file.array();
    }
}
