package dev.packetdash.payload;

import dev.packetdash.net.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a ClientHello that stands whole in the first record of a TCP payload, as far as it was captured. */
final class TlsReader {
    /** Comes before a second ClientHello (RFC 8446, section D.4). */
    private static final int CHANGE_CIPHER = 20;

    private static final int HANDSHAKE = 22;
    private static final int CLIENT_HELLO = 1;
    /** Marks a record of SSL 2.0 that has no padding, before 15 bits of length. */
    private static final int OLD_RECORD = 0x8000;

    private static final int OLD_VERSION = 0x0002;
    private static final int MAJOR_VERSION = 3;
    private static final int MAXIMUM_MINOR_VERSION = 4;
    private static final int RANDOM_LENGTH = 32;

    /** IANA TLS extension types. */
    static final int SERVER_NAME = 0;

    private static final int SIGNATURE_ALGORITHMS = 13;
    static final int APPLICATION_PROTOCOLS = 16;
    private static final int SUPPORTED_VERSIONS = 43;

    private final PayloadReader in;
    private final List<Integer> ciphers = new ArrayList<>();
    private final List<Integer> extensions = new ArrayList<>();
    private final List<Integer> signatureAlgorithms = new ArrayList<>();
    private final List<String> protocols = new ArrayList<>();
    private String serverName = "";
    private int version;

    private TlsReader(PayloadReader in) {
        this.in = in;
    }

    static Optional<TlsClientHello> read(PayloadReader in) {
        if (isOld(in)) {
            return Optional.of(new TlsClientHello("", "SSL 2.0", List.of(), ""));
        }
        in.go(0);
        int type = recordType(in);
        int length = in.u16();
        if (type == CHANGE_CIPHER && length == 1) {
            in.skip(length);
            type = recordType(in);
            length = in.u16();
        }
        boolean whole = length <= in.remainingOnWire();
        boolean hello = type == HANDSHAKE && whole && in.u8() == CLIENT_HELLO && !in.isExhausted();
        return hello ? Optional.of(new TlsReader(in).hello()) : Optional.empty();
    }

    /** Returns true for a hello in the form of SSL 2.0, which fills its one record (RFC 5246, appendix E.2). */
    private static boolean isOld(PayloadReader in) {
        int length = in.u16() ^ OLD_RECORD;
        boolean fits = length == in.remainingOnWire();
        boolean hello = in.u8() == CLIENT_HELLO;
        int offered = in.u16();
        boolean known = offered == OLD_VERSION || offered >>> 8 == MAJOR_VERSION;
        return fits && hello && known && !in.isExhausted();
    }

    /** The content type of a record of SSL 3.0 or later, else -1 (RFC 8446, section 5.1). */
    private static int recordType(PayloadReader in) {
        int type = in.u8();
        return in.u8() == MAJOR_VERSION && in.u8() <= MAXIMUM_MINOR_VERSION ? type : -1;
    }

    private TlsClientHello hello() {
        in.u24();
        version = in.u16();
        in.skip(RANDOM_LENGTH);
        in.skip(in.u8());
        addNumbers(ciphers, in.u16());
        in.skip(in.u8());
        // Versions before TLS 1.2 may have no extensions, not even their length.
        int end = in.remaining() > 0 ? in.u16() + in.position() : in.position();
        while (in.position() < end && !in.isExhausted()) {
            extension();
        }
        String ja4 =
                in.isExhausted() ? "" : new Ja4(version, ciphers, extensions, signatureAlgorithms, protocols).text();
        return new TlsClientHello(serverName, versionName(version), List.copyOf(protocols), ja4);
    }

    private void extension() {
        int type = in.u16();
        int length = in.u16();
        int behind = in.position() + length;
        if (in.isExhausted()) {
            return;
        }
        extensions.add(type);
        switch (type) {
            case SERVER_NAME -> serverName(length);
            case SIGNATURE_ALGORITHMS -> addNumbers(signatureAlgorithms, in.u16());
            case APPLICATION_PROTOCOLS -> protocols(behind);
            case SUPPORTED_VERSIONS -> versions(in.u8());
            default -> {}
        }
        in.go(behind);
    }

    /** A list of names, of which there is one, and that a host name (RFC 6066, section 3). */
    private void serverName(int length) {
        if (length == 0) {
            return;
        }
        in.skip(Short.BYTES);
        boolean host = in.u8() == 0;
        String name = in.text(in.u16());
        if (host && !in.isExhausted()) {
            serverName = name;
        }
    }

    private void protocols(int behind) {
        in.skip(Short.BYTES);
        while (in.position() < behind && !in.isExhausted()) {
            String protocol = in.text(in.u8());
            if (!in.isExhausted()) {
                protocols.add(protocol);
            }
        }
    }

    private void versions(int bytes) {
        List<Integer> versions = new ArrayList<>();
        addNumbers(versions, bytes);
        version = versions.stream()
                .filter(number -> !Ja4.isGrease(number))
                .max(Integer::compare)
                .orElse(version);
    }

    private void addNumbers(List<Integer> numbers, int bytes) {
        for (int i = 0; i + 1 < bytes && !in.isExhausted(); i += 2) {
            int number = in.u16();
            if (!in.isExhausted()) {
                numbers.add(number);
            }
        }
    }

    private static String versionName(int version) {
        return switch (version) {
            case 0x0300 -> "SSL 3.0";
            case 0x0301, 0x0302, 0x0303, 0x0304 -> "TLS 1." + ((version & 0xf) - 1);
            default -> Labels.hex(version, 4);
        };
    }
}
