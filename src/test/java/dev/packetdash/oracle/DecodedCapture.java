package dev.packetdash.oracle;

import dev.packetdash.capture.CaptureException;
import dev.packetdash.capture.FrameRing;
import dev.packetdash.capture.FrameSource;
import dev.packetdash.decode.PacketDecoder;
import dev.packetdash.decode.PacketSummary;
import dev.packetdash.net.Frame;
import dev.packetdash.net.LinkType;
import dev.packetdash.pcapfile.CaptureFile;
import java.nio.file.Path;
import java.util.Set;

/** What our decoder says of a capture, as far as it can be read. */
final class DecodedCapture {
    private final Figures figures = new Figures();
    private final ViewFigures outer = new ViewFigures("outer", figures);
    private final ViewFigures inner = new ViewFigures("inner", figures);
    private final PartyFigures parties = new PartyFigures(figures);
    private final ApplicationFigures applications = new ApplicationFigures(figures);

    DecodedCapture(Path capture) {
        PacketDecoder decoder = new PacketDecoder();
        PacketSummary packet = new PacketSummary();
        Frame frame = new Frame();
        FrameRing ring = new FrameRing(1 << 20, 16);
        try (CaptureFile file = CaptureFile.open(capture)) {
            while (file.next(ring, frame) == FrameSource.Next.FRAME) {
                decoder.decode(frame, packet);
                add(frame, packet);
            }
        } catch (CaptureException e) {
            // The packets before the damage count.
        }
    }

    private void add(Frame frame, PacketSummary packet) {
        figures.add("packets", 1);
        int length = packet.wireLength() + cookedLength(frame, packet);
        figures.add("bytes_wire", length);
        figures.add("bytes_captured", packet.capturedLength() + cookedLength(frame, packet));
        outer.add(packet.outer(), packet, length, !packet.isTunnelled());
        inner.add(packet, packet, length, true);
        parties.add(packet, length);
        applications.add(frame, packet);
        figures.add("tunnelled_packets", packet.isTunnelled() ? 1 : 0);
        if (packet.vlanTags() > 0) {
            figures.add("vlan.by_depth." + packet.vlanTags(), 1);
        }
    }

    /** Tshark counts a cooked header as if it had been on the wire, we the link's own: by so much it has more. */
    private static int cookedLength(Frame frame, PacketSummary packet) {
        boolean cooked = frame.linkType() == LinkType.LINUX_SLL || frame.linkType() == LinkType.LINUX_SLL2;
        return cooked ? frame.wireLength() - packet.wireLength() : 0;
    }

    Figures figures() {
        return figures;
    }

    /** The fingerprints of all clients. */
    Set<String> ja4() {
        return applications.ja4();
    }
}
