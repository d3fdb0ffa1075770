package dev.packetdash.decode;

import java.util.Map;
import java.util.StringJoiner;
import java.util.function.IntFunction;

/** How options behind a header's fixed part are laid out: a type, a length and data each. */
enum OptionFormat {
    /**
     * IPv4 and TCP: types 0, which ends the list, and 1 stand alone; lengths count the whole option (RFC 791, RFC
     * 9293).
     */
    COUNTING_ALL,
    /** IPv6: type 0 stands alone; lengths leave type and length out (RFC 8200, section 4.2). */
    COUNTING_DATA;

    private static final int TYPE_AND_LENGTH = 2;

    /**
     * Puts the names of the options from {@code first} to the header's end, if it has any; stops at one with an
     * impossible length.
     */
    void describe(Header header, int first, IntFunction<String> name, Map<String, String> fields) {
        StringJoiner options = new StringJoiner(", ");
        int size;
        for (int at = first; at < header.length; at += size) {
            options.add(name.apply(header.u8(at)));
            size = size(header, at);
            if (size == 0) {
                break;
            }
        }
        if (options.length() > 0) {
            fields.put("options", options.toString());
        }
    }

    /** Bytes of the option at {@code at}; 0 where the list ends with it. */
    private int size(Header header, int at) {
        int type = header.u8(at);
        if (type == 0 || type == 1 && this == COUNTING_ALL) {
            return type == 0 && this == COUNTING_ALL ? 0 : 1;
        }
        if (at + 1 == header.length) {
            return 0;
        }
        return header.u8(at + 1) + (this == COUNTING_DATA ? TYPE_AND_LENGTH : 0);
    }
}
