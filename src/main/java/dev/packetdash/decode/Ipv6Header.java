package dev.packetdash.decode;

import dev.packetdash.net.Frame;
import dev.packetdash.net.IpAddress;
import dev.packetdash.net.IpProtocol;
import dev.packetdash.net.Labels;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fixed IPv6 header (RFC 8200, section 3). */
final class Ipv6Header extends Header {
    static final int LENGTH = 40;

    private static final int VERSION_CLASS_LABEL = 0;
    static final int PAYLOAD_LENGTH = 4;
    static final int NEXT_HEADER = 6;
    static final int HOP_LIMIT = 7;
    static final int SOURCE = 8;
    static final int DESTINATION = 24;

    @Override
    DecodeOutcome wrap(Frame frame, int offset, int end) {
        DecodeOutcome outcome = begin(frame, offset, end, LENGTH);
        boolean otherVersion = outcome == DecodeOutcome.COMPLETE && u8(VERSION_CLASS_LABEL) >>> 4 != 6;
        return otherVersion ? reject() : outcome;
    }

    /** Returns true where the version is another than the layer below says: this is no IPv6 header at all. */
    private boolean isOfOtherVersion(int end) {
        return Math.min(end, frame.capturedLength()) > offset && u8(VERSION_CLASS_LABEL) >>> 4 != 6;
    }

    /** Returns true where the header is cut, but behind its next header: that and all before it may be read. */
    private boolean isCutBehindNextHeader(int end) {
        int there = Math.min(end, frame.capturedLength()) - offset;
        return there > NEXT_HEADER && there < LENGTH && u8(VERSION_CLASS_LABEL) >>> 4 == 6;
    }

    /** Bytes after this header; 0 in a jumbogram and where segmentation offload has no room for the number. */
    int payloadLength() {
        return u16(PAYLOAD_LENGTH);
    }

    int nextHeader() {
        return u8(NEXT_HEADER);
    }

    long sourceHigh() {
        return frame.i64(offset + SOURCE);
    }

    long sourceLow() {
        return frame.i64(offset + SOURCE + Long.BYTES);
    }

    long destinationHigh() {
        return frame.i64(offset + DESTINATION);
    }

    long destinationLow() {
        return frame.i64(offset + DESTINATION + Long.BYTES);
    }

    /** Takes from a header that is cut what is there. */
    @Override
    @Nullable
    LayerKind read(DecodeState state) {
        DecodeOutcome outcome = wrap(state.frame, state.offset, state.end);
        if (isOfOtherVersion(state.end)) {
            return state.stop(outcome, DecodeLayer.NETWORK);
        }
        state.summary.network(NetworkClass.IPV6, Protocol.OTHER_IP);
        if (isCutBehindNextHeader(state.end)) {
            state.summary.ipv6Protocol(nextHeader());
        }
        return state.passed(this, outcome) ? next(state) : null;
    }

    @Override
    @Nullable
    LayerKind next(DecodeState state) {
        state.summary.addressed = true;
        state.summary.ipv6Addresses(this);
        state.direct();
        if (payloadLength() > 0) {
            state.limit(state.offset + payloadLength());
        }
        return NextHeader.ofNextHeader(state, nextHeader());
    }

    @Override
    void describe(Map<String, String> fields) {
        FieldText.putTrafficClass(fields, u16(VERSION_CLASS_LABEL) >>> 4 & 0xff);
        fields.put("flowLabel", Labels.hex((int) u32(VERSION_CLASS_LABEL) & 0xf_ffff, 5));
        fields.put("payloadLength", Integer.toString(payloadLength()));
        fields.put("nextHeader", FieldText.named(nextHeader(), IpProtocol.name(nextHeader())));
        fields.put("hopLimit", Integer.toString(u8(HOP_LIMIT)));
        fields.put("source", new IpAddress(sourceHigh(), sourceLow()).toString());
        fields.put("destination", new IpAddress(destinationHigh(), destinationLow()).toString());
    }
}
