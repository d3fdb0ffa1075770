package dev.packetdash.pcapfile;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.capture.CaptureException;
import dev.packetdash.capture.FrameRing;
import dev.packetdash.capture.FrameSource;
import dev.packetdash.net.Frame;
import dev.packetdash.testing.Expected;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Reads captures that others made and compares what is in them with what tshark says. */
class SharedCapturesTests {
    private static final String NO_TIME =
            "the first packets are in simple packet blocks, which have no time: 0 here, left out there";
    private static final String BEFORE_1970 =
            "its last packets are of before 1970, which no clock shows: they have no time here";
    private static final String ZERO = "the last packet's time is 0, which says that it has none";
    private static final String SUN_ATM =
            "tshark takes the four bytes of SunATM's own header off the lengths; libpcap counts all, as we do";
    private static final String LINK_TYPE_182 =
            "tshark refuses the file for its link type; libpcap reads its packets, as we do";

    /** Files on which we differ from tshark 4.0, each with the reason why ours is right. */
    private static final Map<String, String> DIFFERENT = Map.ofEntries(
            entry("third_party/container/pcapplusplus__pcapng-example.pcapng", BEFORE_1970),
            entry("third_party/container/pcapng-gen__be-test016.pcapng", NO_TIME),
            entry("third_party/container/pcapng-gen__le-test010.pcapng", NO_TIME),
            entry("third_party/container/pcapng-gen__le-test011.pcapng", NO_TIME),
            entry("third_party/container/pcapng-gen__le-test018.pcapng", NO_TIME),
            entry("third_party/container/pcapng-gen__le-test100.pcapng", NO_TIME),
            entry(
                    "third_party/malformed/ndpi__fuzz-2021-06-07-c6c72a0a56.pcap",
                    "the microseconds are 4293562680: an unsigned number to libpcap and to us, a negative one to tshark"),
            entry(
                    "third_party/malformed/suricata-verify__fuzz.pcap",
                    "the second packet's length is impossible: tshark guesses at a Nokia header then and finds one more packet in"
                            + " the debris; libpcap stops, as we do"),
            entry("third_party/malformed/tcpdump__atm-heapoverflow.pcap", SUN_ATM),
            entry("third_party/malformed/tcpdump__atm-oam-heapoverflow.pcap", SUN_ATM),
            entry("third_party/malformed/tcpdump__babel_update_oobr.pcap", ZERO),
            entry("third_party/malformed/tcpdump__vtp_asan.pcap", LINK_TYPE_182),
            entry("third_party/malformed/tcpdump__vtp_asan-2.pcap", LINK_TYPE_182),
            entry("third_party/malformed/tcpdump__vtp_asan-3.pcap", LINK_TYPE_182));

    @Test
    void readsWhatTsharkReads() {
        Map<String, String> different = new TreeMap<>();
        for (Expected expected : Expected.all()) {
            Figures theirs = theirs(expected.figures());
            Figures ours = ours(expected);
            if (!ours.equals(theirs)) {
                different.put(expected.name(), "ours " + ours + ", theirs " + theirs);
            }
        }
        assertThat(different)
                .allSatisfy((name, how) -> assertThat(DIFFERENT).as(how).containsKey(name));
    }

    /** Times in nanoseconds; null where there is no packet. */
    private record Figures(
            long packets,
            long bytesWire,
            long bytesCaptured,
            @Nullable Long first,
            @Nullable Long last,
            boolean whole) {}

    private static Figures theirs(JsonNode figures) {
        return new Figures(
                figures.get("packets").longValue(),
                figures.get("bytes_wire").longValue(),
                figures.get("bytes_captured").longValue(),
                time(figures.get("first_ts")),
                time(figures.get("last_ts")),
                figures.get("reader").get("status").intValue() == 0);
    }

    /** tshark prints a fraction beyond a second as it comes, with more than nine digits. */
    private static @Nullable Long time(JsonNode seconds) {
        if (seconds.isNull()) {
            return null;
        }
        String[] parts = seconds.asString().split("\\.");
        return Long.parseLong(parts[0]) * 1_000_000_000 + Long.parseLong(parts[1]);
    }

    private static Figures ours(Expected expected) {
        long wire = 0;
        long captured = 0;
        List<Long> times = new ArrayList<>();
        boolean whole = true;
        var frame = new Frame();
        var ring = new FrameRing(1 << 20, 16);
        try (CaptureFile file = CaptureFile.open(expected.capture())) {
            while (file.next(ring, frame) == FrameSource.Next.FRAME) {
                wire += frame.wireLength();
                captured += frame.capturedLength();
                times.add(frame.timestampNanos());
            }
        } catch (CaptureException e) {
            whole = false;
        }
        Long first = times.isEmpty() ? null : times.getFirst();
        Long last = times.isEmpty() ? null : times.getLast();
        return new Figures(times.size(), wire, captured, first, last, whole);
    }
}
