package dev.packetdash.report;

import dev.packetdash.pcapfile.PcapngWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Recent packets as a pcapng file without their payload. */
final class PacketFile {
    private static final String COMMENT = "Recent packets; what follows the last decoded header is blanked.";

    private PacketFile() {}

    /** @param out stays open */
    static void write(List<RecentPackets.Found> packets, OutputStream out) throws IOException {
        PcapngWriter writer = new PcapngWriter(out, "Packetdash", System.getProperty("os.name"), COMMENT);
        Map<String, Integer> interfaces = new LinkedHashMap<>();
        for (RecentPackets.Found packet : packets) {
            String name = packet.entry().interfaceName();
            Integer number = interfaces.get(name);
            if (number == null) {
                number = writer.addInterface(name, packet.frame().linkType(), 0, "");
                interfaces.put(name, number);
            }
            writer.write(number, packet.frame().blankedFrom(packet.headersLength()));
        }
        writer.flush();
    }
}
