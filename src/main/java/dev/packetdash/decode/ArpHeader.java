package dev.packetdash.decode;

import dev.packetdash.net.EtherType;
import dev.packetdash.net.Frame;
import dev.packetdash.net.IpAddress;
import dev.packetdash.net.Labels;
import dev.packetdash.net.MacAddress;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An ARP or RARP message (RFC 826, RFC 903, RFC 2390). */
final class ArpHeader extends Header {
    private static final int HARDWARE_TYPE = 0;
    static final int PROTOCOL_TYPE = 2;
    private static final int HARDWARE_LENGTH = 4;
    private static final int PROTOCOL_LENGTH = 5;
    private static final int OPERATION = 6;
    private static final int ADDRESSES = 8;

    private static final int IPV4_LENGTH = 4;
    private static final int REQUEST = 1;
    private static final int REPLY = 2;

    @Override
    DecodeOutcome wrap(Frame frame, int offset, int end) {
        DecodeOutcome outcome = begin(frame, offset, end, ADDRESSES);
        return outcome == DecodeOutcome.COMPLETE ? reach(target() + protocolLength(), end) : outcome;
    }

    int hardwareType() {
        return u16(HARDWARE_TYPE);
    }

    int protocolType() {
        return u16(PROTOCOL_TYPE);
    }

    int hardwareLength() {
        return u8(HARDWARE_LENGTH);
    }

    int protocolLength() {
        return u8(PROTOCOL_LENGTH);
    }

    int operationCode() {
        return u16(OPERATION);
    }

    /** Returns true where the message is all there and resolves IPv4 addresses. */
    boolean hasIpv4() {
        return length > ADDRESSES && protocolType() == EtherType.IPV4 && protocolLength() == IPV4_LENGTH;
    }

    /** Returns true where the message resolves to MAC addresses, which only then are where they are read. */
    boolean hasMacAddresses() {
        return hasIpv4() && hardwareLength() == MacAddress.LENGTH;
    }

    /** Returns the sender's MAC address; only where {@link #hasMacAddresses}. */
    long senderMac() {
        return frame.u48(offset + ADDRESSES);
    }

    /** Returns the MAC address asked for or answered to; only where {@link #hasMacAddresses}. */
    long targetMac() {
        return frame.u48(offset + target() - MacAddress.LENGTH);
    }

    /** Returns the sender's IPv4 address; only where {@link #hasIpv4}. */
    int senderIpv4() {
        return frame.i32(offset + sender());
    }

    /** Returns the IPv4 address asked for; only where {@link #hasIpv4}. */
    int targetIpv4() {
        return frame.i32(offset + target());
    }

    ArpOperation operation() {
        int code = operationCode();
        if (!hasIpv4() || code != REQUEST && code != REPLY) {
            return ArpOperation.OTHER;
        }
        if (code == REQUEST && senderIpv4() == 0) {
            return ArpOperation.PROBE;
        }
        if (senderIpv4() == targetIpv4()) {
            return ArpOperation.GRATUITOUS;
        }
        return code == REQUEST ? ArpOperation.REQUEST : ArpOperation.REPLY;
    }

    private int sender() {
        return ADDRESSES + hardwareLength();
    }

    private int target() {
        return sender() + protocolLength() + hardwareLength();
    }

    @Override
    @Nullable
    LayerKind read(DecodeState state) {
        state.summary.network(NetworkClass.ARP, Protocol.ARP);
        return super.read(state);
    }

    @Override
    @Nullable
    LayerKind next(DecodeState state) {
        state.summary.arpOperation = operation();
        if (hasIpv4()) {
            state.summary.ipv4Addresses(senderIpv4(), targetIpv4());
        }
        return state.complete();
    }

    @Override
    void describe(Map<String, String> fields) {
        fields.put("hardwareType", Integer.toString(hardwareType()));
        fields.put("protocolType", FieldText.etherType(protocolType()));
        fields.put("hardwareLength", Integer.toString(hardwareLength()));
        fields.put("protocolLength", Integer.toString(protocolLength()));
        fields.put("operation", FieldText.named(operationCode(), Labels.label(operation())));
        if (hasMacAddresses()) {
            fields.put("senderMac", MacAddress.text(senderMac()));
            fields.put("senderAddress", IpAddress.ipv4(senderIpv4()).toString());
            fields.put("targetMac", MacAddress.text(targetMac()));
            fields.put("targetAddress", IpAddress.ipv4(targetIpv4()).toString());
        }
    }
}
