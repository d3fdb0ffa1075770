package dev.packetdash.detect;

import dev.packetdash.decode.PacketSummary;
import dev.packetdash.decode.Protocol;
import dev.packetdash.net.TcpFlags;
import java.time.Duration;

/**
 * Suspects a source whose SYNs to many distinct host and port pairs got no SYN-ACK. Owned by its pipeline's thread; time is the packets'.
 *
 * <p>Every source has a few targets remembered in a fixed table; the few that cross the threshold get a longer list.
 */
public final class ScanDetector {
    public static final String NAME = "scan";

    /**
     * {@code packetdash.detect.scan.*}.
     *
     * @param targets    distinct host and port pairs without an answer that make a source a suspect
     * @param window     the time within which they must lie
     * @param maxSources sources watched an interface; where there are more, those with the fewest targets are forgotten
     */
    public record Settings(int targets, Duration window, int maxSources) {
        public Settings {
            if (targets < 2 || targets > 64) {
                throw new IllegalArgumentException("packetdash.detect.scan.targets = " + targets + ": must be 2 to 64");
            }
            if (window.toSeconds() < 1 || window.toHours() >= 1) {
                throw new IllegalArgumentException("packetdash.detect.scan.window = " + window + ": must be 1s to 59m");
            }
            if (maxSources < 64 || maxSources > 1 << 20) {
                throw new IllegalArgumentException(
                        "packetdash.detect.scan.max-sources = " + maxSources + ": must be 64 to 1048576");
            }
        }
    }

    private final SourceTable sources;
    private final Suspects suspects;

    public ScanDetector(Settings settings) {
        suspects = new Suspects(settings);
        sources = new SourceTable(settings, suspects);
    }

    public void observe(PacketSummary packet) {
        if (packet.protocol() != Protocol.TCP || !packet.transportDecoded()) {
            return;
        }
        if (TcpFlags.isSyn(packet.tcpFlags())) {
            sources.asked(packet);
        } else if (TcpFlags.isSynAck(packet.tcpFlags())) {
            sources.answered(packet);
        }
    }

    /** @param nowNanos the source's time, Unix time */
    public DetectSnapshot publish(long nowNanos) {
        return new DetectSnapshot(suspects.current(nowNanos), sources.tracked(), sources.evictions());
    }
}
