package dev.packetdash.payload;

import dev.packetdash.decode.PacketSummary;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first line of an HTTP request and its host (RFC 9112, section 3).
 *
 * @param target as sent, bytes above ASCII as ISO 8859-1
 * @param host   empty where the request names none, or behind the snapshot length
 */
public record HttpRequest(String method, String target, String host) {
    private static final int MAXIMUM_HEADER = 4096;
    private static final Pattern LINE = Pattern.compile("([A-Z][A-Z_-]{2,19}) (\\S{1,4096}) HTTP/1\\.[01]\r\n");
    /** One of HTTP/0.9, which names no version (RFC 1945, section 4.1), or longer than its segment. */
    private static final Pattern LINE_WITHOUT_VERSION =
            Pattern.compile("(GET|HEAD|POST|PUT|DELETE|OPTIONS|CONNECT|TRACE|PATCH) (\\S{1,4096})[^\r\n]*(\r\n|$)");

    private static final Pattern HOST = Pattern.compile("\r\n[Hh]ost:[ \t]*([^\r\n]{0,255}?)[ \t]*\r\n");
    private static final String END = "\r\n\r\n";

    /** What the packet says where its TCP payload begins with a request; reads the payload and allocates. */
    public static Optional<HttpRequest> read(PacketSummary packet) {
        if (ApplicationProtocol.of(packet) != ApplicationProtocol.HTTP) {
            return Optional.empty();
        }
        PayloadReader in = new PayloadReader(packet);
        String text = in.text(Math.min(in.remaining(), MAXIMUM_HEADER));
        boolean expected = packet.destinationPort() == 80 || packet.destinationPort() == 8080;
        Matcher whole = LINE.matcher(text);
        Matcher line = expected && !whole.lookingAt() ? LINE_WITHOUT_VERSION.matcher(text) : whole;
        return line.lookingAt()
                ? Optional.of(new HttpRequest(line.group(1), line.group(2), host(text, line.end())))
                : Optional.empty();
    }

    private static String host(String text, int lineEnd) {
        int start = Math.max(0, lineEnd - 2);
        int end = text.indexOf(END, start);
        Matcher host = HOST.matcher(text).region(start, end < 0 ? text.length() : end + 2);
        return host.find() ? host.group(1) : "";
    }

    void describe(Map<String, String> fields) {
        fields.put("method", method);
        fields.put("target", target);
        if (!host.isEmpty()) {
            fields.put("host", host);
        }
    }
}
