package dev.packetdash.payload;

import dev.packetdash.decode.PacketSummary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A message of DNS or a protocol that shares its form, as far as one packet holds it (RFC 1035, section 4; RFC 6762;
 * RFC 4795).
 *
 * @param protocol     which of them it is
 * @param operation    0 for a standard query (RFC 6895, section 2.2)
 * @param response     false for a query
 * @param responseCode the low four bits, without those of EDNS
 * @param questions    at most {@value DnsReader#MAXIMUM_RECORDS}
 * @param answers      of the answer section alone, at most {@value DnsReader#MAXIMUM_RECORDS}
 */
public record DnsMessage(
        ApplicationProtocol protocol,
        int operation,
        boolean response,
        int responseCode,
        List<Question> questions,
        List<Answer> answers) {

    /**
     * @param name dotted, without the last dot, {@code <Root>} for the root; bytes that are no printable ASCII as
     *               {@code \ddd}
     * @param type a resource record type as numbered by IANA
     */
    public record Question(String name, int type) {
        /** {@code example.com (A)}. */
        @Override
        public String toString() {
            return name + " (" + DnsType.name(type) + ")";
        }
    }

    /** @param data the address or name that the record holds; for other types empty */
    public record Answer(String name, int type, String data) {}

    /** What the packet says where it seems to be such a message; reads the payload and allocates. */
    public static Optional<DnsMessage> read(PacketSummary packet) {
        ApplicationProtocol protocol = ApplicationProtocol.of(packet);
        return switch (protocol) {
            case DNS, MDNS, LLMNR, NBNS -> new DnsReader(packet).read(protocol);
            default -> Optional.empty();
        };
    }

    void describe(Map<String, String> fields) {
        fields.put("message", response ? "response" : "query");
        if (response) {
            fields.put("responseCode", Integer.toString(responseCode));
        }
        fields.put("questions", questions.stream().map(Question::toString).collect(Collectors.joining(", ")));
        if (!answers.isEmpty()) {
            fields.put(
                    "answers",
                    answers.stream()
                            .map(answer -> answer.data().isEmpty() ? DnsType.name(answer.type()) : answer.data())
                            .collect(Collectors.joining(", ")));
        }
    }
}
