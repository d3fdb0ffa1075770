package dev.packetdash.pcapfile;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The options of one pcapng block to be written. */
final class PcapngOptions {
    static final PcapngOptions NONE = new PcapngOptions();

    private static final int HEADER_LENGTH = 4;
    private static final int END_OF_OPTIONS = 0;
    private static final int LONGEST_VALUE = 0xffff;

    private record Option(int code, byte[] value) {}

    private final List<Option> options = new ArrayList<>();

    /** A length, filled up to 32 bits. */
    static int padded(int length) {
        return length + 3 & -4;
    }

    /** Fills up with zeros what was {@code length} bytes. */
    static void pad(ByteBuffer block, int length) {
        for (int i = length; i < padded(length); i++) {
            block.put((byte) 0);
        }
    }

    /** An empty text is left out, one that is too long is cut. */
    PcapngOptions with(int code, String text) {
        return text.isEmpty() ? this : with(code, utf8(text));
    }

    PcapngOptions with(int code, long value) {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        return with(code, bytes.putLong(value).array());
    }

    PcapngOptions with(int code, byte[] value) {
        options.add(new Option(code, value));
        return this;
    }

    private static byte[] utf8(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= LONGEST_VALUE) {
            return bytes;
        }
        int end = LONGEST_VALUE;
        while ((bytes[end] & 0xc0) == 0x80) {
            end--; // Not within a character.
        }
        return Arrays.copyOf(bytes, end);
    }

    /** Returns how long the options are as they are written; 0 where there is none. */
    int length() {
        return options.isEmpty()
                ? 0
                : HEADER_LENGTH
                        + options.stream()
                                .mapToInt(option -> HEADER_LENGTH + padded(option.value.length))
                                .sum();
    }

    void writeTo(ByteBuffer block) {
        for (Option option : options) {
            block.putShort((short) option.code).putShort((short) option.value.length);
            block.put(option.value);
            pad(block, option.value.length);
        }
        if (!options.isEmpty()) {
            block.putInt(END_OF_OPTIONS);
        }
    }
}
