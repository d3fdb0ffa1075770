package dev.packetdash.decode;

import dev.packetdash.net.EtherType;
import dev.packetdash.net.Labels;
import dev.packetdash.net.MacAddress;
import java.util.Map;

/** Spelling of the field values that several headers share. */
final class FieldText {
    private FieldText() {}

    /** A number with its name: {@code 6 (TCP)}. */
    static String named(int number, String name) {
        return number + " (" + name + ")";
    }

    /** {@code 0x0800 (IPv4)}, or the bare number where it has no name. */
    static String etherType(int etherType) {
        String number = Labels.hex(etherType, 4);
        String name = EtherType.name(etherType);
        return name.equals(number) ? number : number + " (" + name + ")";
    }

    /** The field after MAC addresses and tags, which is a length up to {@link EtherType#MAXIMUM_LENGTH}. */
    static void putEtherType(Map<String, String> fields, int etherType) {
        if (etherType <= EtherType.MAXIMUM_LENGTH) {
            fields.put("length", Integer.toString(etherType));
        } else {
            fields.put("etherType", etherType(etherType));
        }
    }

    static void putMac(Map<String, String> fields, String name, long address) {
        if (address != MacAddress.NONE) {
            fields.put(name, MacAddress.text(address));
        }
    }

    /** DSCP and ECN, which IPv4 and IPv6 share (RFC 2474, RFC 3168). */
    static void putTrafficClass(Map<String, String> fields, int trafficClass) {
        fields.put("dscp", Integer.toString(trafficClass >>> 2));
        fields.put("ecn", Integer.toString(trafficClass & 3));
    }
}
