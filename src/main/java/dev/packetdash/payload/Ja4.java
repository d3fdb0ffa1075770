package dev.packetdash.payload;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The JA4 fingerprint of a TLS client over TCP.
 *
 * @param version the highest version offered
 * @see <a href="https://github.com/FoxIO-LLC/ja4/blob/main/technical_details/JA4.md">JA4: TLS Client Fingerprinting</a>
 */
record Ja4(
        int version,
        List<Integer> ciphers,
        List<Integer> extensions,
        List<Integer> signatureAlgorithms,
        List<String> protocols) {
    private static final int HASH_DIGITS = 12;
    private static final String EMPTY_HASH = "0".repeat(HASH_DIGITS);

    /** Numbers that mean nothing and keep servers tolerant (RFC 8701). */
    static boolean isGrease(int number) {
        return (number & 0x0f0f) == 0x0a0a && number >>> 8 == (number & 0xff);
    }

    String text() {
        String start = "t" + versionDigits() + (extensions.contains(TlsReader.SERVER_NAME) ? "d" : "i") + count(ciphers)
                + count(extensions) + protocol();
        String signatures = plain(signatureAlgorithms).collect(Collectors.joining(","));
        String sorted = plain(extensions.stream()
                        .filter(type -> type != TlsReader.SERVER_NAME && type != TlsReader.APPLICATION_PROTOCOLS)
                        .toList())
                .sorted()
                .collect(Collectors.joining(","));
        String second = signatures.isEmpty() ? sorted : sorted + "_" + signatures;
        String first = plain(ciphers).sorted().collect(Collectors.joining(","));
        return start + "_" + hash(first) + "_" + (extensions.isEmpty() ? EMPTY_HASH : hash(second));
    }

    private String versionDigits() {
        return switch (version) {
            case 0x0304 -> "13";
            case 0x0303 -> "12";
            case 0x0302 -> "11";
            case 0x0301 -> "10";
            case 0x0300 -> "s3";
            case 0x0002 -> "s2";
            default -> "00";
        };
    }

    private static String count(Collection<Integer> numbers) {
        return "%02d".formatted(Math.min(99, plain(numbers).count()));
    }

    /**
     * First and last character of the preferred protocol, or of its hex digits where those are no letters or digits.
     */
    private String protocol() {
        if (protocols.isEmpty() || protocols.getFirst().isEmpty()) {
            return "00";
        }
        String protocol = protocols.getFirst();
        char first = protocol.charAt(0);
        char last = protocol.charAt(protocol.length() - 1);
        if (isAlphanumeric(first) && isAlphanumeric(last)) {
            return "" + first + last;
        }
        return HexFormat.of().toHexDigits((byte) first).substring(0, 1)
                + HexFormat.of().toHexDigits((byte) last).substring(1);
    }

    private static boolean isAlphanumeric(char character) {
        return character < 0x80 && Character.isLetterOrDigit(character);
    }

    private static Stream<String> plain(Collection<Integer> numbers) {
        return numbers.stream().filter(number -> !isGrease(number)).map("%04x"::formatted);
    }

    private static String hash(String text) {
        if (text.isEmpty()) {
            return EMPTY_HASH;
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
