package dev.packetdash.evidence;

import dev.packetdash.alert.Alert;
import dev.packetdash.alert.AlertText;
import dev.packetdash.capture.FrameRing;
import dev.packetdash.capture.RingReader;
import dev.packetdash.decode.PacketDecoder;
import dev.packetdash.decode.PacketSummary;
import dev.packetdash.evidence.EvidenceSettings.Payload;
import dev.packetdash.net.Frame;
import dev.packetdash.pcapfile.PcapngWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;

/** The packets of one alert on their way from the ring into a file. Owned by one thread. */
final class Clip {
    private final Alert alert;
    private final EvidenceSettings settings;
    private final RingReader reader;
    private final Involved involved;
    private final PcapngWriter writer;
    private final PacketDecoder decoder = new PacketDecoder();
    private final PacketSummary packet = new PacketSummary();
    private final Map<Integer, Integer> interfaces = new HashMap<>();
    /** Packets from before the alert, the newest: a flood must leave room for what comes after. */
    private final Deque<Frame> earlier = new ArrayDeque<>();

    private final long fromNanos;
    private final long untilNanos;
    private int written;
    private boolean over;

    Clip(Alert alert, EvidenceSettings settings, FrameRing ring, OutputStream out) throws IOException {
        this.alert = alert;
        this.settings = settings;
        reader = new RingReader(ring);
        involved = new Involved(alert.subject());
        fromNanos = alert.startNanos() - settings.before().toNanos();
        untilNanos = alert.lastNanos() + settings.after().toNanos();
        writer = new PcapngWriter(out, "Packetdash", System.getProperty("os.name"), comment(alert, settings));
    }

    private static String comment(Alert alert, EvidenceSettings settings) {
        String payload = switch (settings.payload()) {
            case BLANK -> "What follows the last decoded header of each packet is blanked.";
            case KEEP -> "Payload is kept as far as it was captured.";
        };
        return "%s alert %s of severity %s\n%s\n%s"
                .formatted(
                        alert.subject().kind().title(),
                        alert.id(),
                        alert.severity(),
                        AlertText.description(alert),
                        payload);
    }

    /** Takes what is in the ring by now; true once the file has all it is to have. */
    boolean goOn() throws IOException {
        for (Frame frame = reader.next(); frame != null && !over; frame = reader.next()) {
            take(frame);
        }
        return over;
    }

    private void take(Frame frame) throws IOException {
        long nanos = frame.timestampNanos();
        over = nanos > untilNanos;
        decoder.decode(frame, packet);
        if (over || nanos < fromNanos || !involved.in(packet)) {
            return;
        }
        Frame shown = settings.payload() == Payload.KEEP ? frame : frame.blankedFrom(packet.headersLength());
        if (nanos < alert.lastNanos()) {
            earlier.add(shown);
            if (earlier.size() > settings.packets() / 2) {
                earlier.remove();
            }
        } else {
            writeEarlier();
            write(shown);
        }
    }

    private void writeEarlier() throws IOException {
        while (!earlier.isEmpty()) {
            write(earlier.remove());
        }
    }

    private void write(Frame frame) throws IOException {
        Integer number = interfaces.get(frame.linkType());
        if (number == null) {
            number = writer.addInterface(alert.interfaceName(), frame.linkType(), 0, "");
            interfaces.put(frame.linkType(), number);
        }
        writer.write(number, frame, comment(frame.timestampNanos()));
        written++;
        // A file that alone fills the quota would push out all others.
        over = written >= settings.packets()
                || writer.size() >= settings.quota().toBytes() / 4;
    }

    private String comment(long nanos) {
        StringJoiner comment = new StringJoiner(" ");
        if (nanos == alert.startNanos()) {
            comment.add("The first packet that counted.");
        }
        if (nanos == alert.lastNanos()) {
            comment.add("The packet that decided.");
        }
        return comment.toString();
    }

    /** Ends the file; false where there is no packet in it. */
    boolean finish() throws IOException {
        try (writer) {
            writeEarlier();
        }
        return written > 0;
    }

    Alert alert() {
        return alert;
    }
}
