package dev.packetdash.decode;

import dev.packetdash.net.Frame;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first line of an HTTP/1 request and its host (RFC 9112, section 3).
 *
 * @param target as sent, bytes above ASCII as ISO 8859-1
 * @param host   empty where the request names none, or behind the snapshot length
 */
public record HttpRequest(String method, String target, String host) {
    private static final int MAXIMUM_HEADER = 4096;
    private static final Pattern LINE = Pattern.compile("([A-Z][A-Z-]{2,19}) (\\S{1,2048}) HTTP/1\\.[01]\r\n");
    private static final Pattern HOST = Pattern.compile("\r\n[Hh]ost:[ \t]*([^\r\n]{0,255}?)[ \t]*\r\n");
    private static final String END = "\r\n\r\n";

    /** What the packet says where its TCP payload begins with a request; reads the payload and allocates. */
    public static Optional<HttpRequest> read(Frame frame, PacketSummary packet) {
        if (ApplicationProtocol.of(frame, packet) != ApplicationProtocol.HTTP) {
            return Optional.empty();
        }
        PayloadReader in = new PayloadReader(frame, packet);
        String text = in.text(Math.min(in.remaining(), MAXIMUM_HEADER));
        Matcher line = LINE.matcher(text);
        return line.lookingAt()
                ? Optional.of(new HttpRequest(line.group(1), line.group(2), host(text, line.end())))
                : Optional.empty();
    }

    private static String host(String text, int lineEnd) {
        int end = text.indexOf(END, lineEnd - 2);
        Matcher host = HOST.matcher(text).region(lineEnd - 2, end < 0 ? text.length() : end + 2);
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
