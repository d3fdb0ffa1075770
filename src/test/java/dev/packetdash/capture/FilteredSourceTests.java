package dev.packetdash.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packetdash.net.Frame;
import dev.packetdash.net.LinkType;
import dev.packetdash.pcapfile.CaptureFile;
import dev.packetdash.pcapfile.FileBuilder;
import dev.packetdash.testing.PacketBytes;
import dev.packetdash.testing.Tools;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FilteredSourceTests {
    private final FrameRing ring = new FrameRing(1 << 16, 16);
    private final Frame frame = new Frame();

    @BeforeEach
    void needsLibpcap() {
        Tools.requireLibpcap();
    }

    /** Each has its own filter, whatever the order. */
    @Test
    void filtersEveryLinkTypeOfAFileInItsOwnWay() throws CaptureException {
        byte[] file = FileBuilder.little()
                .section()
                .iface(LinkType.ETHERNET, 0)
                .iface(LinkType.RAW, 0)
                .iface(LinkType.LINUX_SLL2, 0)
                .enhanced(0, 1, 60, udp(PacketBytes.ethernet(), 53))
                .enhanced(1, 2, 60, udp(PacketBytes.raw(), 54))
                .enhanced(2, 3, 60, udp(PacketBytes.sll2(0), 53))
                .enhanced(1, 4, 60, udp(PacketBytes.raw(), 53))
                .enhanced(0, 5, 60, udp(PacketBytes.ethernet(), 54))
                .build();
        List<Long> times = new ArrayList<>();
        try (FrameSource source = new FilteredSource(open(file), "udp dst port 53")) {
            while (source.next(ring, frame) == FrameSource.Next.FRAME) {
                times.add(frame.timestampNanos() / 1000);
            }
            assertThat(source.status().statistics().delivered()).isEqualTo(3);
        }
        assertThat(times).containsExactly(1L, 3L, 4L);
    }

    @Test
    void refusesAFilterThatOneLinkTypeCannotHave() throws CaptureException {
        byte[] file = FileBuilder.little()
                .section()
                .iface(LinkType.ETHERNET, 0)
                .iface(LinkType.RAW, 0)
                .enhanced(1, 1, 60, udp(PacketBytes.raw(), 53))
                .build();
        try (FrameSource source = new FilteredSource(open(file), "ether host 02:00:00:00:00:01")) {
            assertThatThrownBy(() -> source.next(ring, frame)).isInstanceOf(CaptureException.class);
        }
    }

    private static FrameSource open(byte[] file) throws CaptureException {
        return CaptureFile.open(new ByteArrayInputStream(file), "test");
    }

    private static byte[] udp(PacketBytes link, int port) {
        return link.ipv4("198.51.100.1", "203.0.113.2").udp(40_000, port).bytes();
    }
}
