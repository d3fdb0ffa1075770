package dev.packetdash.web;

import dev.packetdash.report.PacketDetail;
import dev.packetdash.report.PacketEntry;
import dev.packetdash.report.PacketFilter;
import dev.packetdash.report.RecentPackets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The newest packets: headers only. */
@RestController
@RequestMapping("/api/v1/packets")
class PacketsController {
    private static final int MAXIMUM_LIMIT = 1000;

    private final RecentPackets packets;

    PacketsController(RecentPackets packets) {
        this.packets = packets;
    }

    /** The newest first. */
    record Packets(List<PacketEntry> packets) {}

    @GetMapping
    Packets packets(
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) @Nullable String protocol,
            @RequestParam(required = false) @Nullable String address,
            @RequestParam(required = false) @Nullable Integer port,
            @RequestParam(required = false) @Nullable String flow,
            @RequestParam(required = false) @Nullable String flags) {
        if (limit < 1 || limit > MAXIMUM_LIMIT) {
            throw badRequest("limit = " + limit + ": must be 1 to " + MAXIMUM_LIMIT);
        }
        return new Packets(packets.newest(limit, filter(protocol, address, port, flow, flags)));
    }

    private static PacketFilter filter(
            @Nullable String protocol,
            @Nullable String address,
            @Nullable Integer port,
            @Nullable String flow,
            @Nullable String flags) {
        try {
            return new PacketFilter(protocol, address, port, flow, flags);
        } catch (IllegalArgumentException e) {
            throw badRequest(String.valueOf(e.getMessage()));
        }
    }

    private static ResponseStatusException badRequest(String detail) {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, detail);
    }

    @GetMapping("/{id}")
    PacketDetail packet(@PathVariable String id) {
        return packets.find(id)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "Packet '" + id + "' has left the ring or never was in it."));
    }
}
