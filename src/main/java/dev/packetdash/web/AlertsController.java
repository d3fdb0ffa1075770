package dev.packetdash.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.packetdash.alert.Alert;
import dev.packetdash.alert.AlertDocument;
import dev.packetdash.evidence.Evidence;
import dev.packetdash.report.Alerts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Alerts, why they were raised, and their packets. */
@RestController
@RequestMapping("/api/v1/alerts")
class AlertsController {
    private static final String PCAPNG = "application/x-pcapng";

    private final Alerts alerts;
    private final Evidence evidence;

    AlertsController(Alerts alerts, Evidence evidence) {
        this.alerts = alerts;
        this.evidence = evidence;
    }

    /** The newest first. */
    record AlertList(List<AlertEntry> alerts) {}

    /** @param evidence the path of its packets; null where there are none, or not yet */
    record AlertEntry(
            @JsonUnwrapped AlertDocument alert, @Nullable String evidence) {}

    @GetMapping
    AlertList alerts(AlertQuery query) {
        return new AlertList(
                query.select(alerts.all()).stream().map(this::entry).toList());
    }

    @GetMapping("/{id}")
    AlertEntry alert(@PathVariable String id) {
        return alerts.find(id)
                .map(this::entry)
                .orElseThrow(() -> notFound("Alert '" + id + "' is not known (any more)."));
    }

    private AlertEntry entry(Alert alert) {
        String path = "/api/v1/alerts/" + alert.id() + "/evidence.pcapng";
        return new AlertEntry(AlertDocument.of(alert), evidence.find(alert.id()).isPresent() ? path : null);
    }

    @GetMapping(path = "/{id}/evidence.pcapng", produces = PCAPNG)
    ResponseEntity<Resource> evidence(@PathVariable String id) {
        Path file = evidence.find(id)
                .orElseThrow(() -> notFound(
                        evidence.isOn()
                                ? "There is no evidence of alert '" + id
                                        + "': it may still be written, or have been removed for its age or for want of room."
                                : "No evidence is kept: set packetdash.evidence.directory."));
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file.getFileName() + "\"")
                .contentType(MediaType.parseMediaType(PCAPNG))
                .body(new UnfollowedFile(file));
    }

    private static ResponseStatusException notFound(String detail) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, detail);
    }

    /** A file that is not followed to another, should a link have taken its place. */
    private static final class UnfollowedFile extends FileSystemResource {
        private final Path path;

        UnfollowedFile(Path path) {
            super(path);
            this.path = path;
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS);
        }
    }
}
