package dev.packetdash.decode;

import dev.packetdash.net.Frame;
import dev.packetdash.net.IpProtocol;
import dev.packetdash.net.Labels;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A fragment header (RFC 8200, section 4.5). */
final class Ipv6FragmentHeader extends Header {
    static final int LENGTH = 8;

    private static final int NEXT_HEADER = 0;
    private static final int OFFSET_AND_FLAG = 2;
    private static final int IDENTIFICATION = 4;

    private static final int MORE_FRAGMENTS = 0x0001;
    private static final int OFFSET_MASK = 0xfff8;

    @Override
    DecodeOutcome wrap(Frame frame, int offset, int end) {
        return begin(frame, offset, end, LENGTH);
    }

    int nextHeader() {
        return u8(NEXT_HEADER);
    }

    /** Where the payload belongs in the unfragmented one, in bytes. */
    int fragmentOffset() {
        return u16(OFFSET_AND_FLAG) & OFFSET_MASK;
    }

    boolean moreFragments() {
        return (u16(OFFSET_AND_FLAG) & MORE_FRAGMENTS) != 0;
    }

    /** Returns what the fragments of one datagram share. */
    long identification() {
        return u32(IDENTIFICATION);
    }

    FragmentPosition fragment() {
        if (fragmentOffset() == 0) {
            return moreFragments() ? FragmentPosition.FIRST : FragmentPosition.ATOMIC;
        }
        return moreFragments() ? FragmentPosition.MIDDLE : FragmentPosition.LAST;
    }

    @Override
    @Nullable
    LayerKind read(DecodeState state) {
        state.summary.fragment = FragmentPosition.ATOMIC;
        return super.read(state);
    }

    @Override
    @Nullable
    LayerKind next(DecodeState state) {
        state.summary.fragment = fragment();
        LayerKind next = NextHeader.ofNextHeader(state, nextHeader());
        return fragmentOffset() == 0 ? next : state.complete();
    }

    @Override
    void describe(Map<String, String> fields) {
        fields.put("nextHeader", FieldText.named(nextHeader(), IpProtocol.name(nextHeader())));
        fields.put("fragmentOffset", Integer.toString(fragmentOffset()));
        fields.put("moreFragments", Boolean.toString(moreFragments()));
        fields.put("identification", Labels.hex((int) identification(), 8));
    }
}
