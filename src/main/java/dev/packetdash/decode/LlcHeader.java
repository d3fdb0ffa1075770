package dev.packetdash.decode;

import dev.packetdash.net.Frame;
import dev.packetdash.net.Labels;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An LLC header, with the SNAP header behind it if there is one (IEEE 802.2; IEEE 802, clause 9). */
final class LlcHeader extends Header {
    private static final int STP = 0x42;
    private static final int IP = 0x06;

    /** SNAP organizations whose types are EtherTypes: RFC 1042, and IEEE 802.1H for bridges. */
    private static final int SNAP_ETHERNET = 0;

    private static final int SNAP_BRIDGE = 0xf8;
    /** The organization of bridged frames, with or without FCS, behind two bytes of padding (RFC 2684, section 5.2). */
    private static final int SNAP_BRIDGED = 0x0080c2;

    private static final int BRIDGED_WITH_FCS = 1;
    private static final int BRIDGED = 7;
    private static final int BRIDGED_PADDING = 2;

    private static final int ADDRESSES_LENGTH = 2;
    private static final int SNAP_LENGTH = 5;
    private static final int SNAP = 0xaa;

    private static final int DESTINATION = 0;
    private static final int SOURCE = 1;
    private static final int CONTROL = 2;
    /** From the end of the control field. */
    private static final int ETHER_TYPE = 3;

    private static final int UNNUMBERED = 3;
    private static final int UNNUMBERED_INFORMATION = 0x03;

    @Override
    DecodeOutcome wrap(Frame frame, int offset, int end) {
        DecodeOutcome outcome = begin(frame, offset, end, CONTROL + 1);
        if (outcome == DecodeOutcome.COMPLETE) {
            outcome = reach(organizationAt(), end);
        }
        boolean snap = outcome == DecodeOutcome.COMPLETE && destination() == SNAP && source() == SNAP;
        return snap && hasInformation() ? reach(organizationAt() + SNAP_LENGTH, end) : outcome;
    }

    int destination() {
        return u8(DESTINATION);
    }

    int source() {
        return u8(SOURCE);
    }

    int control() {
        return u8(CONTROL);
    }

    /** Returns true where a payload follows: behind an I frame or UI. */
    boolean hasInformation() {
        return (control() & 1) == 0 || control() == UNNUMBERED_INFORMATION;
    }

    boolean hasSnap() {
        return length > organizationAt();
    }

    /** The control field of a numbered frame takes a second byte. */
    private int organizationAt() {
        return ADDRESSES_LENGTH + ((control() & UNNUMBERED) == UNNUMBERED ? 1 : 2);
    }

    /** Returns who defines the type after it; 0 for EtherTypes. */
    int organization() {
        return u16(organizationAt()) << 8 | u8(organizationAt() + 2);
    }

    int etherType() {
        return u16(organizationAt() + ETHER_TYPE);
    }

    @Override
    @Nullable
    LayerKind next(DecodeState state) {
        if (destination() == STP && source() == STP) {
            return LayerKind.STP;
        }
        if (state.summary.destinationMac == StpHeader.GROUP) {
            state.summary.plainNetwork(NetworkClass.STP);
            return state.unsupported();
        }
        if (hasSnap()) {
            return snap(state);
        }
        return destination() == IP && hasInformation() ? LayerKind.IP : state.unsupported();
    }

    private @Nullable LayerKind snap(DecodeState state) {
        if (organization() == SNAP_ETHERNET || organization() == SNAP_BRIDGE) {
            return NextHeader.ofEtherType(state, etherType());
        }
        boolean bridged = etherType() == BRIDGED_WITH_FCS || etherType() == BRIDGED;
        if (organization() == SNAP_BRIDGED && bridged) {
            state.offset += BRIDGED_PADDING;
            return LayerKind.ETH;
        }
        return state.unsupported();
    }

    @Override
    void describe(Map<String, String> fields) {
        fields.put("destinationService", Labels.hex(destination(), 2));
        fields.put("sourceService", Labels.hex(source(), 2));
        fields.put("control", Labels.hex(control(), 2));
        if (hasSnap()) {
            fields.put("organization", Labels.hex(organization(), 6));
            FieldText.putEtherType(fields, etherType());
        }
    }
}
