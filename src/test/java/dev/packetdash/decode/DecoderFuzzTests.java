package dev.packetdash.decode;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.packetdash.net.Frame;
import dev.packetdash.net.LinkType;
import dev.packetdash.payload.DnsMessage;
import dev.packetdash.testing.PacketBytes;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes at all as a frame. An ordinary build tries the samples; {@code JAZZER_FUZZ=1} has Jazzer look for more. */
class DecoderFuzzTests {
    private final PacketDecoder decoder = new PacketDecoder();
    private final PacketSummary summary = new PacketSummary();

    /** @param bytes the link type, how many bytes less were captured than were on the wire, and the frame */
    @MethodSource("frames")
    @FuzzTest
    void decodesAnything(byte[] bytes) {
        if (bytes.length < 2) {
            return;
        }
        byte[] captured = Arrays.copyOfRange(bytes, 2, bytes.length);
        int wireLength = captured.length + (bytes[1] & 0xff);
        Frame frame = new Frame().set(captured, 0, captured.length, wireLength, linkType(bytes[0] & 0xff), 1);

        Books.check(decoder, frame, summary);
    }

    /** @param message a DNS message in a whole packet */
    @MethodSource("messages")
    @FuzzTest
    void readsAnyDnsMessage(byte[] message) {
        Frame frame = PacketBytes.raw()
                .ipv4("198.51.100.1", "203.0.113.2")
                .udp(40_000, 53)
                .payload(message.length > 1400 ? Arrays.copyOf(message, 1400) : message)
                .frame();
        decoder.decode(frame, summary);

        DnsView view = summary.dns();
        if (view != null) {
            int questions = 0;
            while (view.question(questions)) {
                questions++;
            }
            assertThat(questions).isLessThanOrEqualTo(DnsView.MAXIMUM_QUESTIONS);
            assertThat(view.hasHostName()).isIn(true, false);
        }
        DnsMessage.read(summary).ifPresent(dns -> {
            assertThat(dns.questions()).hasSizeLessThanOrEqualTo(DnsView.MAXIMUM_QUESTIONS);
            assertThat(dns.answers())
                    .hasSizeLessThanOrEqualTo(DnsView.MAXIMUM_QUESTIONS)
                    .allSatisfy(answer -> assertThat(answer.name()).hasSizeLessThan(4 * 256));
        });
    }

    /** Only that of the newer cooked header does not fit into a byte. */
    private static int linkType(int number) {
        return number == 255 ? LinkType.LINUX_SLL2 : number;
    }

    static Stream<byte[]> frames() {
        return Stream.concat(Samples.ALL.stream(), ApplicationSamples.ALL.stream())
                .map(PacketBytes::frame)
                .map(DecoderFuzzTests::input);
    }

    private static byte[] input(Frame frame) {
        byte[] bytes = new byte[frame.capturedLength() + 2];
        bytes[0] = (byte) Math.min(frame.linkType(), 255);
        System.arraycopy(frame.copy(frame.capturedLength()), 0, bytes, 2, frame.capturedLength());
        return bytes;
    }

    static Stream<byte[]> messages() {
        return Stream.of(ApplicationSamples.DNS_QUERY, ApplicationSamples.DNS_RESPONSE)
                .map(HexFormat.of()::parseHex);
    }
}
