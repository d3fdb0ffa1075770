package dev.packetdash.decode;

import dev.packetdash.net.EtherType;
import dev.packetdash.net.Frame;
import dev.packetdash.net.Labels;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A GRE header of version 0 (RFC 1701, RFC 2784, RFC 2890) or 1 (RFC 2637, section 4.1) with the optional fields that
 * it has.
 */
final class GreHeader extends Header {
    static final int MINIMUM_LENGTH = 4;
    /** The protocol type of a header that carries nothing. */
    private static final int KEEP_ALIVE = 0;

    /** The version of PPTP. */
    private static final int ENHANCED = 1;

    private static final int FLAGS_AND_VERSION = 0;
    private static final int PROTOCOL_TYPE = 2;
    private static final int OPTIONAL = 4;
    private static final int OPTIONAL_LENGTH = 4;

    private static final int CHECKSUM = 0x8000;
    private static final int ROUTING = 0x4000;
    private static final int KEY = 0x2000;
    private static final int SEQUENCE = 0x1000;
    private static final int ACKNOWLEDGMENT = 0x0080;

    private static final int ROUTE_ENTRY_LENGTH = 4;
    private static final int REDIRECT_LENGTH = 4;

    @Override
    DecodeOutcome wrap(Frame frame, int offset, int end) {
        DecodeOutcome outcome = begin(frame, offset, end, MINIMUM_LENGTH);
        if (outcome == DecodeOutcome.COMPLETE) {
            outcome = reach(OPTIONAL + optionalLength(), end);
        }
        boolean routed = outcome == DecodeOutcome.COMPLETE && has(ROUTING) && version() != ENHANCED;
        return routed ? reachBehindRoute(end) : outcome;
    }

    /** A list of entries of which the last has address family and length 0 (RFC 1701, "Routing"). */
    private DecodeOutcome reachBehindRoute(int end) {
        DecodeOutcome outcome;
        boolean more;
        do {
            int entry = length;
            outcome = reach(entry + ROUTE_ENTRY_LENGTH, end);
            more = outcome == DecodeOutcome.COMPLETE && u32(entry) << 40 >>> 40 != 0;
            if (more) {
                outcome = reach(entry + ROUTE_ENTRY_LENGTH + u8(entry + 3), end);
            }
        } while (more && outcome == DecodeOutcome.COMPLETE);
        return outcome;
    }

    int version() {
        return u16(FLAGS_AND_VERSION) & 7;
    }

    /** An EtherType. */
    int protocolType() {
        return u16(PROTOCOL_TYPE);
    }

    private boolean has(int flags) {
        return (u16(FLAGS_AND_VERSION) & flags) != 0;
    }

    private int optionalLength() {
        int fields = has(CHECKSUM | ROUTING) ? 1 : 0;
        fields += has(KEY) ? 1 : 0;
        fields += has(SEQUENCE) ? 1 : 0;
        fields += has(ACKNOWLEDGMENT) && protocolType() == EtherType.PPP ? 1 : 0;
        return fields * OPTIONAL_LENGTH;
    }

    @Override
    @Nullable
    LayerKind next(DecodeState state) {
        state.summary.encapsulated(Encapsulation.GRE);
        return switch (protocolType()) {
            case EtherType.IPV4 -> LayerKind.IP;
            case EtherType.IPV6 -> LayerKind.IPV6;
            case EtherType.ARP -> LayerKind.ARP;
            case EtherType.MPLS, EtherType.MPLS_MULTICAST -> LayerKind.MPLS;
            case EtherType.BRIDGED_ETHERNET, EtherType.EOIP -> LayerKind.ETH;
            case EtherType.PPP -> LayerKind.PPP;
            case EtherType.ERSPAN, EtherType.ERSPAN_III -> mirrored(state);
            case EtherType.WCCP -> redirected(state);
            case KEEP_ALIVE -> state.complete();
            default -> state.unsupportedTunnel();
        };
    }

    /** ERSPAN of type I is told by the missing sequence number. */
    private LayerKind mirrored(DecodeState state) {
        state.summary.encapsulated(Encapsulation.ERSPAN);
        return has(SEQUENCE) || protocolType() == EtherType.ERSPAN_III ? LayerKind.ERSPAN : LayerKind.ETH;
    }

    /**
     * WCCP version 2 has a header of four bytes before the packet, version 1 has none; only the packet begins with a 4.
     */
    private static @Nullable LayerKind redirected(DecodeState state) {
        int first = state.peek(DecodeLayer.ENCAPSULATION);
        if (first >> 4 != 4) {
            state.offset += REDIRECT_LENGTH;
        }
        return first < 0 ? null : LayerKind.IP;
    }

    @Override
    void describe(Map<String, String> fields) {
        fields.put("flags", Labels.hex(u16(FLAGS_AND_VERSION) & ~7, 4));
        fields.put("version", Integer.toString(version()));
        fields.put("protocolType", FieldText.etherType(protocolType()));
        int key = OPTIONAL + (has(CHECKSUM | ROUTING) ? OPTIONAL_LENGTH : 0);
        int sequence = key + (has(KEY) ? OPTIONAL_LENGTH : 0);
        if (has(KEY) && length >= key + OPTIONAL_LENGTH) {
            fields.put("key", Labels.hex((int) u32(key), 8));
        }
        if (has(SEQUENCE) && length >= sequence + OPTIONAL_LENGTH) {
            fields.put("sequence", Long.toString(u32(sequence)));
        }
    }
}
