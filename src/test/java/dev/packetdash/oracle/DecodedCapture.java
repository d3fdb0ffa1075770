package dev.packetdash.oracle;

import dev.packetdash.capture.CaptureException;
import dev.packetdash.capture.CaptureFile;
import dev.packetdash.capture.FrameRing;
import dev.packetdash.capture.FrameSource;
import dev.packetdash.decode.PacketDecoder;
import dev.packetdash.decode.PacketSummary;
import dev.packetdash.net.Frame;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What our decoder says of a capture, as far as it can be read. */
final class DecodedCapture {
    private final PacketDecoder decoder = new PacketDecoder();
    private final PacketSummary packet = new PacketSummary();
    private final ViewFigures outer = new ViewFigures("outer");
    private final ViewFigures inner = new ViewFigures("inner");
    private final Map<String, Integer> figures = new TreeMap<>();

    DecodedCapture(Path capture) {
        Frame frame = new Frame();
        FrameRing ring = new FrameRing(1 << 20, 16);
        try (CaptureFile file = CaptureFile.open(capture)) {
            while (file.next(ring, frame) == FrameSource.Next.FRAME) {
                add(frame);
            }
        } catch (CaptureException e) {
            // The packets before the damage count.
        }
    }

    private void add(Frame frame) {
        decoder.decode(frame, packet);
        count("packets", 1);
        count("bytes_wire", packet.wireLength());
        outer.add(packet.outer(), packet, !packet.isTunnelled());
        inner.add(packet, packet, true);
        if (packet.isTunnelled()) {
            count("tunnelled_packets", 1);
        }
        if (packet.vlanTags() > 0) {
            count("vlan.by_depth." + packet.vlanTags(), 1);
        }
    }

    private void count(String figure, int amount) {
        figures.merge(figure, amount, Integer::sum);
    }

    Map<String, Integer> figures() {
        Map<String, Integer> all = new TreeMap<>(figures);
        all.putAll(outer.figures());
        all.putAll(inner.figures());
        return all;
    }
}
