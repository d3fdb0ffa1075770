package dev.packetdash.cli;

import dev.packetdash.report.PacketEntry;
import dev.packetdash.report.Report;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code report --json} prints: the service's report, and what only the terminal has. {@code report.schema.json}
 * describes it.
 *
 * @param packets  the newest first
 * @param baseline null where none was named
 */
record ReportDocument(
        Report report, List<PacketEntry> packets, @Nullable Comparison baseline) {
    Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = Json.fields(report);
        fields.put("packets", packets);
        if (baseline != null) {
            fields.put("baseline", baseline);
        }
        return fields;
    }
}
