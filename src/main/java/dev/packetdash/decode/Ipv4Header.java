package dev.packetdash.decode;

import dev.packetdash.net.Frame;
import dev.packetdash.net.IpAddress;
import dev.packetdash.net.IpProtocol;
import dev.packetdash.net.Labels;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An IPv4 header with its options (RFC 791, section 3.1). */
final class Ipv4Header extends Header {
    static final int MINIMUM_LENGTH = 20;

    private static final int VERSION_AND_LENGTH = 0;
    private static final int TYPE_OF_SERVICE = 1;
    static final int TOTAL_LENGTH = 2;
    private static final int IDENTIFICATION = 4;
    static final int FLAGS_AND_OFFSET = 6;
    /** The last byte of that. */
    private static final int FRAGMENT_END = 7;

    static final int TIME_TO_LIVE = 8;
    static final int PROTOCOL = 9;
    private static final int CHECKSUM = 10;
    static final int SOURCE = 12;
    static final int DESTINATION = 16;

    private static final int END_OF_OPTIONS = 0;
    private static final int NO_OPERATION = 1;
    private static final int LOOSE_SOURCE_ROUTE = 131;
    private static final int STRICT_SOURCE_ROUTE = 137;

    private static final int DONT_FRAGMENT = 0x4000;
    static final int MORE_FRAGMENTS = 0x2000;
    static final int OFFSET_MASK = 0x1fff;

    @Override
    DecodeOutcome wrap(Frame frame, int offset, int end) {
        DecodeOutcome outcome = begin(frame, offset, end, MINIMUM_LENGTH);
        if (outcome != DecodeOutcome.COMPLETE) {
            return outcome;
        }
        return isSane() ? reach(headerLength(), end) : reject();
    }

    private boolean isSane() {
        boolean lengthsFit =
                headerLength() >= MINIMUM_LENGTH && (totalLength() >= headerLength() || totalLength() == 0);
        return u8(VERSION_AND_LENGTH) >>> 4 == 4 && lengthsFit;
    }

    /** Returns the length of the header by its own account, in bytes. */
    private int headerLength() {
        return (u8(VERSION_AND_LENGTH) & 0xf) << 2;
    }

    /** Returns true where the header says that it is one of IPv6, whatever the layer below says. */
    private boolean isIpv6(int end) {
        return Math.min(end, frame.capturedLength()) > offset && u8(VERSION_AND_LENGTH) >>> 4 == 6;
    }

    /** Returns how many bytes of the header are there, it being cut or not; 0 where they make no sense. */
    private int readable(int end) {
        int there = Math.min(end, frame.capturedLength()) - offset;
        return there >= IDENTIFICATION && isSane() ? there : 0;
    }

    /** Returns false where an option is cut that may be the real destination, a source route (RFC 791, section 3.1). */
    private boolean hasReadableOptions(int end) {
        int there = Math.min(end, frame.capturedLength()) - offset;
        int option = MINIMUM_LENGTH;
        while (option < headerLength() && option < there) {
            if (u8(option) == END_OF_OPTIONS) {
                return true;
            }
            boolean single = u8(option) == NO_OPERATION;
            if (!single && option + 1 == there) {
                return false;
            }
            int next = option + (single ? 1 : Math.max(2, u8(option + 1)));
            if (isSourceRoute(u8(option))) {
                return next <= there;
            }
            option = next;
        }
        return option >= headerLength();
    }

    private static boolean isSourceRoute(int type) {
        return type == LOOSE_SOURCE_ROUTE || type == STRICT_SOURCE_ROUTE;
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

    /** Returns what the fragments of one datagram share. */
    int identification() {
        return u16(IDENTIFICATION);
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

    /** Takes from a header that is cut what is there. */
    @Override
    @Nullable
    LayerKind read(DecodeState state) {
        DecodeOutcome outcome = wrap(state.frame, state.offset, state.end);
        PacketSummary summary = state.summary;
        summary.network(NetworkClass.IPV4, Protocol.OTHER_IP);
        int readable = readable(state.end);
        if (readable > FRAGMENT_END) {
            summary.fragment = fragment();
        }
        if (readable > PROTOCOL) {
            summary.ipv4Protocol(protocol());
        }
        if (readable >= MINIMUM_LENGTH && hasReadableOptions(state.end)) {
            summary.addressed = true;
            summary.ipv4Addresses(source(), destination());
            state.direct();
        }
        if (!state.passed(this, outcome)) {
            return isIpv6(state.end) ? LayerKind.IPV6 : null;
        }
        return next(state);
    }

    @Override
    @Nullable
    LayerKind next(DecodeState state) {
        if (totalLength() > 0) {
            state.limit(offset + totalLength());
        }
        return fragmentOffset() > 0 ? state.complete() : NextHeader.ofIpProtocol(state);
    }

    @Override
    void describe(Map<String, String> fields) {
        fields.put("headerLength", Integer.toString(headerLength()));
        FieldText.putTrafficClass(fields, u8(TYPE_OF_SERVICE));
        fields.put("totalLength", Integer.toString(totalLength()));
        fields.put("identification", Labels.hex(identification(), 4));
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
            case LOOSE_SOURCE_ROUTE -> "looseSourceRoute";
            case STRICT_SOURCE_ROUTE -> "strictSourceRoute";
            case 148 -> "routerAlert";
            default -> Integer.toString(type);
        };
    }
}
