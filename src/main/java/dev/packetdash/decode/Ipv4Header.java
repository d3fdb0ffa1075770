package dev.packetdash.decode;

import dev.packetdash.net.Frame;
import dev.packetdash.net.IpAddress;
import dev.packetdash.net.IpProtocol;
import dev.packetdash.net.Labels;
import java.util.Map;

/** An IPv4 header with its options (RFC 791, section 3.1). */
final class Ipv4Header extends Header {
    static final int MINIMUM_LENGTH = 20;

    private static final int VERSION_AND_LENGTH = 0;
    private static final int TYPE_OF_SERVICE = 1;
    private static final int TOTAL_LENGTH = 2;
    private static final int IDENTIFICATION = 4;
    private static final int FLAGS_AND_OFFSET = 6;
    private static final int TIME_TO_LIVE = 8;
    private static final int PROTOCOL = 9;
    private static final int CHECKSUM = 10;
    private static final int SOURCE = 12;
    private static final int DESTINATION = 16;

    private static final int DONT_FRAGMENT = 0x4000;
    private static final int MORE_FRAGMENTS = 0x2000;
    private static final int OFFSET_MASK = 0x1fff;

    @Override
    DecodeOutcome wrap(Frame frame, int offset, int end) {
        DecodeOutcome outcome = begin(frame, offset, end, MINIMUM_LENGTH);
        if (outcome != DecodeOutcome.COMPLETE) {
            return outcome;
        }
        int headerLength = (u8(VERSION_AND_LENGTH) & 0xf) << 2;
        boolean lengthsFit = headerLength >= MINIMUM_LENGTH && (totalLength() >= headerLength || totalLength() == 0);
        return u8(VERSION_AND_LENGTH) >>> 4 == 4 && lengthsFit ? reach(headerLength, end) : reject();
    }

    /** True where the header says that it is one of IPv6, whatever the layer below says. */
    boolean isIpv6(int end) {
        return Math.min(end, frame.capturedLength()) > offset && u8(VERSION_AND_LENGTH) >>> 4 == 6;
    }

    /** True where the header is cut, but behind its protocol: that and all before it may be read. */
    boolean isCutBehindProtocol(int end) {
        int there = Math.min(end, frame.capturedLength()) - offset;
        return there > PROTOCOL && there < MINIMUM_LENGTH && u8(VERSION_AND_LENGTH) >>> 4 == 4;
    }

    /** Header and payload in bytes; 0 where segmentation offload has not yet written it. */
    int totalLength() {
        return u16(TOTAL_LENGTH);
    }

    boolean moreFragments() {
        return (u16(FLAGS_AND_OFFSET) & MORE_FRAGMENTS) != 0;
    }

    /** Where the payload belongs in the unfragmented one, in bytes. */
    int fragmentOffset() {
        return (u16(FLAGS_AND_OFFSET) & OFFSET_MASK) << 3;
    }

    FragmentPosition fragment() {
        if (fragmentOffset() == 0) {
            return moreFragments() ? FragmentPosition.FIRST : FragmentPosition.NONE;
        }
        return moreFragments() ? FragmentPosition.MIDDLE : FragmentPosition.LAST;
    }

    int protocol() {
        return u8(PROTOCOL);
    }

    int source() {
        return frame.i32(offset + SOURCE);
    }

    int destination() {
        return frame.i32(offset + DESTINATION);
    }

    @Override
    void describe(Map<String, String> fields) {
        fields.put("headerLength", Integer.toString((u8(VERSION_AND_LENGTH) & 0xf) << 2));
        FieldText.putTrafficClass(fields, u8(TYPE_OF_SERVICE));
        fields.put("totalLength", Integer.toString(totalLength()));
        fields.put("identification", Labels.hex(u16(IDENTIFICATION), 4));
        fields.put("dontFragment", Boolean.toString((u16(FLAGS_AND_OFFSET) & DONT_FRAGMENT) != 0));
        fields.put("moreFragments", Boolean.toString(moreFragments()));
        fields.put("fragmentOffset", Integer.toString(fragmentOffset()));
        fields.put("timeToLive", Integer.toString(u8(TIME_TO_LIVE)));
        fields.put("protocol", FieldText.named(protocol(), IpProtocol.name(protocol())));
        fields.put("checksum", Labels.hex(u16(CHECKSUM), 4));
        fields.put("source", IpAddress.ipv4(source()).toString());
        fields.put("destination", IpAddress.ipv4(destination()).toString());
        OptionFormat.COUNTING_ALL.describe(this, MINIMUM_LENGTH, Ipv4Header::optionName, fields);
    }

    /** IANA IP option numbers. */
    private static String optionName(int type) {
        return switch (type) {
            case 0 -> "end";
            case 1 -> "nop";
            case 7 -> "recordRoute";
            case 68 -> "timestamp";
            case 130 -> "security";
            case 131 -> "looseSourceRoute";
            case 137 -> "strictSourceRoute";
            case 148 -> "routerAlert";
            default -> Integer.toString(type);
        };
    }
}
