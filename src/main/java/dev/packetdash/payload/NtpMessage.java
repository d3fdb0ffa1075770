package dev.packetdash.payload;

import dev.packetdash.decode.PacketSummary;
import java.util.Map;
import java.util.Optional;

/**
 * Version and mode of an NTP message (RFC 5905, section 7.3).
 *
 * @param mode 3 client, 4 server, 6 control, 7 private
 */
public record NtpMessage(int version, int mode) {
    private static final String[] MODES = {
        "reserved", "symmetric active", "symmetric passive", "client", "server", "broadcast", "control", "private"
    };

    /** What the packet says where it is UDP to or from port 123; reads the payload and allocates. */
    public static Optional<NtpMessage> read(PacketSummary packet) {
        if (ApplicationProtocol.of(packet) != ApplicationProtocol.NTP) {
            return Optional.empty();
        }
        PayloadReader in = new PayloadReader(packet);
        int first = in.u8();
        return in.isExhausted() ? Optional.empty() : Optional.of(new NtpMessage(first >>> 3 & 7, first & 7));
    }

    void describe(Map<String, String> fields) {
        fields.put("version", Integer.toString(version));
        fields.put("mode", mode + " (" + MODES[mode] + ")");
    }
}
