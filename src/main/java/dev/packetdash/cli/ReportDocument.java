package dev.packetdash.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.packetdash.report.PacketEntry;
import dev.packetdash.report.Report;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code report --json} prints: the service's report, and what only the terminal has. {@code report.schema.json} describes it.
 *
 * @param packets  the newest first
 * @param baseline null where none was named
 */
record ReportDocument(
        @JsonUnwrapped Report report,
        List<PacketEntry> packets,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Comparison baseline) {}
