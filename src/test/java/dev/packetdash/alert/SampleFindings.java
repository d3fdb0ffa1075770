package dev.packetdash.alert;

import dev.packetdash.net.Direction;
import dev.packetdash.notify.Origin;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Findings such as a port scan detector raises. */
public final class SampleFindings {
    public static final long SECOND = 1_000_000_000L;
    /** When the samples begin. */
    public static final long START = 1_800_000_000 * SECOND;

    public static final Origin ORIGIN = new Origin("web1", Map.of("site", "berlin"), "https://web1.example:8443/pd");

    private SampleFindings() {}

    public static Finding scan(String source, String target, Severity severity, double seconds) {
        return finding(DetectorKind.PORT_SCAN, "syn", source, target, severity, seconds);
    }

    /** @param seconds after {@link #START}, at which it is raised; its first packet came at {@link #START} */
    public static Finding finding(
            DetectorKind kind, String subtype, String source, String target, Severity severity, double seconds) {
        return new Finding(
                new Subject(kind, subtype, Party.parse(source), Party.parse(target), 0),
                severity,
                Direction.IN,
                START,
                START + (long) (seconds * SECOND),
                START + (long) (seconds * SECOND),
                explanation());
    }

    public static Finding scan(Severity severity, double seconds) {
        return scan("203.0.113.50", "198.51.100.1", severity, seconds);
    }

    static Explanation explanation() {
        return new Explanation(
                List.of(new Measure("distinct ports without an answer", 30, 15, Duration.ofSeconds(30))),
                List.of("Ports scanned: 22, 23, 25, 53, 80, 110, 143, 443, 993, 995..."),
                List.of("TCP 203.0.113.50:40000 -> 198.51.100.1:22 SYN"),
                "Raise packetdash.detect.port-scan.ports above 30.",
                List.of("Headers do not tell who sits behind the source address."));
    }
}
