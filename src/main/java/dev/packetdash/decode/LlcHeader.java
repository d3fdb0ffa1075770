package dev.packetdash.decode;

import dev.packetdash.net.Frame;
import dev.packetdash.net.Labels;
import java.util.Map;

/** An LLC header, with the SNAP header behind it if there is one (IEEE 802.2; IEEE 802, clause 9). */
final class LlcHeader extends Header {
    static final int STP = 0x42;
    static final int IP = 0x06;

    /** Control fields of numbered frames take a second byte, which nobody here reads. */
    private static final int LENGTH = 3;

    private static final int SNAP_LENGTH = 8;
    private static final int SNAP = 0xaa;

    private static final int DESTINATION = 0;
    private static final int SOURCE = 1;
    private static final int CONTROL = 2;
    private static final int ORGANIZATION = 3;
    private static final int ETHER_TYPE = 6;

    @Override
    DecodeOutcome wrap(Frame frame, int offset, int end) {
        DecodeOutcome outcome = begin(frame, offset, end, LENGTH);
        boolean snap = outcome == DecodeOutcome.COMPLETE && destination() == SNAP && source() == SNAP;
        return snap ? reach(SNAP_LENGTH, end) : outcome;
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

    boolean hasSnap() {
        return length == SNAP_LENGTH;
    }

    /** Who defines the type after it; 0 for EtherTypes. */
    int organization() {
        return u16(ORGANIZATION) << 8 | u8(ORGANIZATION + 2);
    }

    int etherType() {
        return u16(ETHER_TYPE);
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
