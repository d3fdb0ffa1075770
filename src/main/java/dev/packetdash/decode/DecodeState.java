package dev.packetdash.decode;

import dev.packetdash.net.Frame;
import dev.packetdash.net.LinkType;
import org.jspecify.annotations.Nullable;

/** How far decoding has come in one frame: what the headers hand on to each other. Reused packet after packet. */
final class DecodeState {
    private static final int PORTS_LENGTH = 4;

    final DirectionFinder directions = new DirectionFinder();

    Frame frame = new Frame();
    PacketSummary summary = new PacketSummary();
    /** The kind of the header that is being read. */
    LayerKind kind = LayerKind.ETH;
    /** Where the next header begins. */
    int offset;
    /** Where the packet ends on the wire, or earlier by a length field on the way. */
    int end;

    /** Where the packet ends by the last length field alone, which may be beyond the wire. */
    private int declaredEnd;

    private boolean directed;

    void start(Frame frame, PacketSummary summary) {
        this.frame = frame;
        this.summary = summary;
        offset = 0;
        end = declaredEnd = frame.wireLength();
        directed = false;
    }

    /** Notes what could be read of a header and goes behind it; where it is not all there, ends decoding. */
    boolean passed(Header header, DecodeOutcome outcome) {
        if (header.length > 0) {
            summary.layer(kind, offset, header.length);
        }
        if (outcome != DecodeOutcome.COMPLETE) {
            summary.stop(outcome, kind.layer());
            return false;
        }
        offset += header.length;
        return true;
    }

    /** Ends decoding; returns null, the kind of no header. */
    @Nullable
    LayerKind stop(DecodeOutcome outcome, DecodeLayer layer) {
        summary.stop(outcome, layer);
        return null;
    }

    /** Ends decoding at a network layer that has no decoder. */
    @Nullable
    LayerKind unsupported() {
        return stop(DecodeOutcome.UNSUPPORTED, DecodeLayer.NETWORK);
    }

    /** Ends decoding at what a tunnel carries and nobody here decodes. */
    @Nullable
    LayerKind unsupportedTunnel() {
        return stop(DecodeOutcome.UNSUPPORTED, DecodeLayer.ENCAPSULATION);
    }

    /** Ends decoding with the header that is being read, behind which no other follows. */
    @Nullable
    LayerKind complete() {
        return stop(DecodeOutcome.COMPLETE, kind.layer());
    }

    /** Ends decoding behind a transport header. */
    @Nullable
    LayerKind transport() {
        summary.transportDecoded = true;
        summary.payloadLength = payloadAfter(0);
        return complete();
    }

    /** Ends decoding at an IP protocol that has no decoder. */
    @Nullable
    LayerKind unsupportedTransport() {
        return stop(DecodeOutcome.UNSUPPORTED, DecodeLayer.TRANSPORT);
    }

    /** Returns true where the next so many bytes are there. */
    boolean holds(int bytes) {
        return Math.min(end, frame.capturedLength()) - offset >= bytes;
    }

    /** Returns the next byte; where it is not there, ends decoding at {@code layer} and returns -1. */
    int peek(DecodeLayer layer) {
        if (holds(1)) {
            return frame.u8(offset);
        }
        stop(offset < end ? DecodeOutcome.TRUNCATED : DecodeOutcome.MALFORMED, layer);
        return -1;
    }

    /** Steps over what a capture put before the packet: it was never on the wire. */
    void skipMetadata() {
        offset = LinkType.metadataLength(frame.linkType());
        summary.wireLength = Math.max(0, frame.wireLength() - offset);
        summary.capturedLength = Math.max(0, frame.capturedLength() - offset);
    }

    /** A length field says that the packet ends at {@code declared}; what follows is padding. */
    void limit(int declared) {
        declaredEnd = declared;
        end = Math.min(end, declared);
    }

    /** Returns the bytes behind the next so many by the IP header's word, be they on the wire or not. */
    int payloadAfter(int bytes) {
        return Math.max(0, declaredEnd - offset - bytes);
    }

    /** Reads the ports before anything else of the transport header, so that a cut header still has them. */
    void readPorts() {
        if (holds(PORTS_LENGTH)) {
            summary.sourcePort = frame.u16(offset);
            summary.destinationPort = frame.u16(offset + 2);
        }
    }

    /** Tells the direction at the outermost IP header, or at the end where there was none; later calls do nothing. */
    void direct() {
        if (!directed) {
            directed = true;
            summary.direction = directions.find(summary);
        }
    }
}
