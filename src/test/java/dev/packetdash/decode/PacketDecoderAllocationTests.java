package dev.packetdash.decode;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.packetdash.net.Frame;
import dev.packetdash.testing.PacketBytes;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class PacketDecoderAllocationTests {
    private static final int DECODES = 100_000;

    private final PacketDecoder decoder = new PacketDecoder();
    private final PacketSummary summary = new PacketSummary();
    private final Frame[] frames = Samples.ALL.stream().map(PacketBytes::frame).toArray(Frame[]::new);

    @Test
    void allocatesNothingPerPacket() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        decodeAll();
        long before = threads.getCurrentThreadAllocatedBytes();
        decodeAll();
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        // The smallest object has 16 bytes; the bean itself takes a few.
        assertThat(allocated).isLessThan(DECODES);
    }

    private void decodeAll() {
        for (int i = 0; i < DECODES; i++) {
            decoder.decode(frames[i % frames.length], summary);
        }
    }
}
