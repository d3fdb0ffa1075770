package dev.packetdash.decode;

import dev.packetdash.net.Frame;
import dev.packetdash.net.IpAddress;
import dev.packetdash.net.IpProtocol;
import dev.packetdash.net.Labels;
import java.util.Map;

/** The fixed IPv6 header (RFC 8200, section 3). */
final class Ipv6Header extends Header {
    static final int LENGTH = 40;

    private static final int VERSION_CLASS_LABEL = 0;
    static final int PAYLOAD_LENGTH = 4;
    static final int NEXT_HEADER = 6;
    private static final int HOP_LIMIT = 7;
    static final int SOURCE = 8;
    static final int DESTINATION = 24;

    @Override
    DecodeOutcome wrap(Frame frame, int offset, int end) {
        DecodeOutcome outcome = begin(frame, offset, end, LENGTH);
        boolean otherVersion = outcome == DecodeOutcome.COMPLETE && u8(VERSION_CLASS_LABEL) >>> 4 != 6;
        return otherVersion ? reject() : outcome;
    }

    /** True where it is not what the layer below says, but of another version: then it is no IPv6 header at all. */
    boolean isOfOtherVersion(int end) {
        return Math.min(end, frame.capturedLength()) > offset && u8(VERSION_CLASS_LABEL) >>> 4 != 6;
    }

    /** True where the header is cut, but behind its next header: that and all before it may be read. */
    boolean isCutBehindNextHeader(int end) {
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
