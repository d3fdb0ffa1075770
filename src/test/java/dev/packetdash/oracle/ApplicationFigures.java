package dev.packetdash.oracle;

import dev.packetdash.decode.PacketDecoder;
import dev.packetdash.decode.PacketSummary;
import dev.packetdash.decode.Protocol;
import dev.packetdash.net.Frame;
import dev.packetdash.net.Labels;
import dev.packetdash.net.LinkType;
import dev.packetdash.payload.ApplicationProtocol;
import dev.packetdash.payload.DnsMessage;
import dev.packetdash.payload.HttpRequest;
import dev.packetdash.payload.TlsClientHello;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What applications say in the packets of a capture, each looked at alone, named as the expected figures name it. */
final class ApplicationFigures {
    private final Figures figures;
    private final SentOnce stream = new SentOnce();
    private final Set<String> questions = new HashSet<>();
    private final Set<String> ja4 = new TreeSet<>();

    ApplicationFigures(Figures figures) {
        this.figures = figures;
    }

    void add(Frame frame, PacketSummary packet) {
        if (!stream.isNew(packet)) {
            return;
        }
        addDns(frame, packet);
        quoted(frame, packet).ifPresent(quote -> {
            PacketSummary quotedPacket = new PacketSummary();
            new PacketDecoder().decode(quote, quotedPacket);
            addDns(quote, quotedPacket);
        });
        TlsClientHello.read(packet).ifPresent(hello -> addHello("tls", hello));
        HttpRequest.read(packet)
                .ifPresent(http -> figures.add("http.top." + http.method() + " " + text(http.host()), 1));
    }

    /** tshark ends a text at the first byte 0. */
    private static String text(String host) {
        int end = host.indexOf(0);
        return end < 0 ? host : host.substring(0, end);
    }

    private void addHello(String carrier, TlsClientHello hello) {
        boolean cut = hello.ja4().isEmpty() && !hello.version().equals("SSL 2.0");
        if (cut) {
            return; // By the snapshot length: we read what is there, tshark nothing.
        }
        ja4.add(hello.ja4());
        figures.add(carrier + ".client_hellos", 1);
        if (!hello.serverName().isEmpty()) {
            figures.add(carrier + ".sni." + hello.serverName(), 1);
        }
    }

    private void addDns(Frame frame, PacketSummary packet) {
        DnsMessage.read(packet).ifPresent(dns -> {
            boolean netbios = dns.protocol() == ApplicationProtocol.NBNS;
            if (netbios && dns.operation() != 0) {
                return;
            }
            // tshark's own dissector of it is off, and its heuristic takes plain NetBIOS queries for DNS.
            String protocol = netbios ? "dns" : Labels.label(dns.protocol());
            if (dns.response()) {
                figures.add(protocol + ".responses", 1);
                figures.add("dns.rcodes." + dns.responseCode(), 1);
            } else {
                dns.questions().forEach(question -> addQuestion(protocol + ".queries", question));
            }
        });
    }

    private void addQuestion(String prefix, DnsMessage.Question question) {
        figures.add(prefix, 1);
        String name = question.name() + " " + question.type();
        figures.add(prefix + ".distinct", questions.add(prefix + name) ? 1 : 0);
        if (!name.contains("\\")) {
            figures.add(prefix + ".top." + name, 1);
        }
    }

    /** The packet that an ICMP error quotes (RFC 792). It is none to us, but tshark reads on in it. */
    private static Optional<Frame> quoted(Frame frame, PacketSummary packet) {
        boolean icmp = packet.protocol() == Protocol.ICMP || packet.protocol() == Protocol.ICMPV6;
        int offset = packet.payloadOffset();
        if (!icmp || offset < 0 || !isError(packet)) {
            return Optional.empty();
        }
        byte[] bytes = frame.copy(frame.capturedLength());
        int length = Math.min(bytes.length - offset, packet.payloadLength());
        return length <= 0
                ? Optional.empty()
                : Optional.of(new Frame()
                        .set(bytes, offset, length, packet.payloadLength(), LinkType.RAW, packet.timestampNanos()));
    }

    private static boolean isError(PacketSummary packet) {
        return switch (packet.icmpMessage()) {
            case DESTINATION_UNREACHABLE, TIME_EXCEEDED, PARAMETER_PROBLEM, REDIRECT, PACKET_TOO_BIG -> true;
            default -> false;
        };
    }

    /** The fingerprints of all clients. */
    Set<String> ja4() {
        return ja4;
    }
}
