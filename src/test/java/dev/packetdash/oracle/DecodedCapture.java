package dev.packetdash.oracle;

import dev.packetdash.capture.CaptureException;
import dev.packetdash.capture.CaptureFile;
import dev.packetdash.capture.FrameRing;
import dev.packetdash.capture.FrameSource;
import dev.packetdash.decode.ApplicationProtocol;
import dev.packetdash.decode.DnsMessage;
import dev.packetdash.decode.PacketDecoder;
import dev.packetdash.decode.PacketSummary;
import dev.packetdash.decode.TlsClientHello;
import dev.packetdash.net.Frame;
import dev.packetdash.net.Labels;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What our decoder says of a capture, as far as it can be read. */
final class DecodedCapture {
    private final PacketDecoder decoder = new PacketDecoder();
    private final PacketSummary packet = new PacketSummary();
    private final ViewFigures outer = new ViewFigures("outer");
    private final ViewFigures inner = new ViewFigures("inner");
    private final Set<String> ja4 = new TreeSet<>();
    private final Map<String, Integer> figures = new TreeMap<>();

    DecodedCapture(Path capture) {
        Frame frame = new Frame();
        FrameRing ring = new FrameRing(1 << 20, 16);
        try (CaptureFile file = CaptureFile.open(capture)) {
            while (file.next(ring, frame) == FrameSource.Next.FRAME) {
                add(frame);
            }
        } catch (CaptureException e) {
            // The packets before the damage count.
        }
    }

    private void add(Frame frame) {
        decoder.decode(frame, packet);
        addApplication(frame);
        count("packets", 1);
        count("bytes_wire", packet.wireLength());
        outer.add(packet.outer(), packet, !packet.isTunnelled());
        inner.add(packet, packet, true);
        if (packet.isTunnelled()) {
            count("tunnelled_packets", 1);
        }
        if (packet.vlanTags() > 0) {
            count("vlan.by_depth." + packet.vlanTags(), 1);
        }
    }

    private void addApplication(Frame frame) {
        DnsMessage.read(frame, packet).ifPresent(dns -> {
            boolean netbios = dns.protocol() == ApplicationProtocol.NBNS;
            if (netbios && dns.operation() != 0) {
                return;
            }
            // tshark's own dissector of it is off, and its heuristic takes plain NetBIOS queries for DNS.
            String prefix = netbios ? "dns" : Labels.label(dns.protocol());
            if (dns.response()) {
                count(prefix + ".responses", 1);
                count("dns.rcodes." + dns.responseCode(), 1);
            } else {
                dns.questions().forEach(question -> addQuestion(prefix + ".queries", question));
            }
        });
        TlsClientHello.read(frame, packet).ifPresent(hello -> {
            count("tls.client_hellos", 1);
            if (!hello.serverName().isEmpty()) {
                count("tls.sni." + hello.serverName(), 1);
            }
            ja4.add(hello.ja4());
        });
    }

    private void addQuestion(String prefix, DnsMessage.Question question) {
        count(prefix, 1);
        if (!question.name().contains("\\")) {
            count(prefix + ".top." + question.name() + " " + question.type(), 1);
        }
    }

    /** The fingerprints of all clients. */
    Set<String> ja4() {
        return ja4;
    }

    private void count(String figure, int amount) {
        figures.merge(figure, amount, Integer::sum);
    }

    Map<String, Integer> figures() {
        Map<String, Integer> all = new TreeMap<>(figures);
        all.putAll(outer.figures());
        all.putAll(inner.figures());
        return all;
    }
}
