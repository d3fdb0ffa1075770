package dev.packetdash.web;

import dev.packetdash.report.PacketDetail;
import dev.packetdash.report.PacketEntry;
import dev.packetdash.report.PacketFilter;
import dev.packetdash.report.RecentPackets;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The newest packets: headers only. */
@RestController
@RequestMapping("/api/v1")
class PacketsController {
    private static final String PCAPNG = "application/x-pcapng";

    private final RecentPackets packets;

    PacketsController(RecentPackets packets) {
        this.packets = packets;
    }

    /** The newest first. */
    record Packets(List<PacketEntry> packets) {}

    @GetMapping("/packets")
    Packets packets(PacketQuery query) {
        return new Packets(packets.newest(query.most(), query.filter()));
    }

    @GetMapping(path = "/packets.pcapng", produces = PCAPNG)
    ResponseEntity<StreamingResponseBody> download(PacketQuery query) {
        int most = query.most();
        PacketFilter filter = query.filter();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"packets.pcapng\"")
                .header(HttpHeaders.CONTENT_TYPE, PCAPNG)
                .body(out -> packets.write(most, filter, out));
    }

    @GetMapping("/packets/{id}")
    PacketDetail packet(@PathVariable String id) {
        return packets.find(id)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "Packet '" + id + "' has left the ring or never was in it."));
    }
}
