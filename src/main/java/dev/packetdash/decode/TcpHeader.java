package dev.packetdash.decode;

import dev.packetdash.net.Frame;
import dev.packetdash.net.Labels;
import dev.packetdash.net.TcpFlags;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A TCP header with its options (RFC 9293, section 3.1). */
final class TcpHeader extends Header {
    static final int MINIMUM_LENGTH = 20;

    private static final int SOURCE_PORT = 0;
    private static final int DESTINATION_PORT = 2;
    static final int SEQUENCE = 4;
    static final int ACKNOWLEDGMENT = 8;
    static final int DATA_OFFSET = 12;
    static final int FLAGS = 13;
    static final int WINDOW = 14;
    private static final int CHECKSUM = 16;
    private static final int URGENT_POINTER = 18;

    @Override
    DecodeOutcome wrap(Frame frame, int offset, int end) {
        DecodeOutcome outcome = begin(frame, offset, end, MINIMUM_LENGTH);
        if (outcome != DecodeOutcome.COMPLETE) {
            return outcome;
        }
        return dataOffset() < MINIMUM_LENGTH ? reject() : reach(dataOffset(), end);
    }

    /** Returns true where the header is cut, but behind its flags and the window: these and all before may be read. */
    private boolean isCutBehindFlags(int end) {
        int there = Math.min(end, frame.capturedLength()) - offset;
        return there >= CHECKSUM && there < MINIMUM_LENGTH && dataOffset() >= MINIMUM_LENGTH;
    }

    int sourcePort() {
        return u16(SOURCE_PORT);
    }

    int destinationPort() {
        return u16(DESTINATION_PORT);
    }

    /** The length of the header by its own account, in bytes. */
    int dataOffset() {
        return u8(DATA_OFFSET) >>> 4 << 2;
    }

    int flags() {
        return u8(FLAGS);
    }

    /** Takes from a header that is cut what is there. */
    @Override
    @Nullable
    LayerKind read(DecodeState state) {
        DecodeOutcome outcome = wrap(state.frame, state.offset, state.end);
        PacketSummary summary = state.summary;
        state.readPorts();
        summary.transportDecoded = length > 0;
        summary.tcpFlagsRead = summary.transportDecoded || isCutBehindFlags(state.end);
        if (summary.tcpFlagsRead) {
            summary.tcpFlags = flags();
            summary.payloadLength = state.payloadAfter(Math.max(dataOffset(), MINIMUM_LENGTH));
            summary.tcpKind = TcpKind.of(summary.tcpFlags, summary.payloadLength);
        }
        if (summary.transportDecoded) {
            summary.tcp.at(frame, offset, length);
        }
        return state.passed(this, outcome) ? next(state) : null;
    }

    @Override
    @Nullable
    LayerKind next(DecodeState state) {
        return state.complete();
    }

    @Override
    void describe(Map<String, String> fields) {
        fields.put("sourcePort", Integer.toString(sourcePort()));
        fields.put("destinationPort", Integer.toString(destinationPort()));
        fields.put("sequence", Long.toString(u32(SEQUENCE)));
        fields.put("acknowledgment", Long.toString(u32(ACKNOWLEDGMENT)));
        fields.put("headerLength", Integer.toString(dataOffset()));
        fields.put("flags", TcpFlags.names(flags()));
        fields.put("windowSize", Integer.toString(u16(WINDOW)));
        fields.put("checksum", Labels.hex(u16(CHECKSUM), 4));
        fields.put("urgentPointer", Integer.toString(u16(URGENT_POINTER)));
        OptionFormat.COUNTING_ALL.describe(this, MINIMUM_LENGTH, TcpHeader::optionName, fields);
    }

    /** IANA TCP option kinds. */
    private static String optionName(int type) {
        return switch (type) {
            case 0 -> "end";
            case 1 -> "nop";
            case 2 -> "mss";
            case 3 -> "windowScale";
            case 4 -> "sackPermitted";
            case 5 -> "sack";
            case 8 -> "timestamps";
            case 19 -> "md5";
            case 29 -> "authentication";
            case 30 -> "multipath";
            case 34 -> "fastOpen";
            default -> Integer.toString(type);
        };
    }
}
