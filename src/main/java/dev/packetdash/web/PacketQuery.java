package dev.packetdash.web;

import dev.packetdash.report.PacketFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * Which recent packets a request asks for; see {@link PacketFilter}.
 *
 * @param limit 1 to 1000, 100 if it is left out
 */
record PacketQuery(
        @Nullable Integer limit,
        @Nullable String protocol,
        @Nullable String address,
        @Nullable Integer port,
        @Nullable String flow,
        @Nullable String flags) {
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAXIMUM_LIMIT = 1000;

    int most() {
        int most = limit == null ? DEFAULT_LIMIT : limit;
        if (most < 1 || most > MAXIMUM_LIMIT) {
            throw badRequest("limit = " + most + ": must be 1 to " + MAXIMUM_LIMIT);
        }
        return most;
    }

    PacketFilter filter() {
        try {
            return new PacketFilter(protocol, address, port, flow, flags);
        } catch (IllegalArgumentException e) {
            throw badRequest(String.valueOf(e.getMessage()));
        }
    }

    private static ResponseStatusException badRequest(String detail) {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, detail);
    }
}
