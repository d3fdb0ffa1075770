package dev.packetdash.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** One answer for many clients: compressed at most once, by the first who takes it so. */
final class SharedAnswer {
    private static final int WORTH_COMPRESSING = 2048;

    private final String type;
    private final byte[] body;
    private byte @Nullable [] compressed;

    SharedAnswer(String type, byte[] body) {
        this.type = type;
        this.body = body;
    }

    void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType(type);
        byte[] content = body;
        if (body.length >= WORTH_COMPRESSING) {
            response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
            if (takesGzip(request)) {
                response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
                content = compressed();
            }
        }
        response.setContentLength(content.length);
        response.getOutputStream().write(content);
    }

    /** RFC 9110, section 12.5.3; a weight of nothing but zeros says no. */
    private static boolean takesGzip(HttpServletRequest request) {
        return Collections.list(request.getHeaders(HttpHeaders.ACCEPT_ENCODING)).stream()
                .flatMap(header -> List.of(header.split(",")).stream())
                .map(coding -> coding.replaceAll("\\s", "").toLowerCase(Locale.ROOT))
                .anyMatch(coding -> coding.matches("gzip(;q=(1(\\.0*)?|0\\.0*[1-9]\\d*))?"));
    }

    private synchronized byte[] compressed() {
        byte[] known = compressed;
        if (known == null) {
            known = gzip(body);
            compressed = known;
        }
        return known;
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 8);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
