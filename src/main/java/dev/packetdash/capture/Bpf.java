package dev.packetdash.capture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Classic BPF as the kernel runs it: opcodes of linux/bpf_common.h, "offsets" of linux/filter.h. */
final class Bpf {
    static final int LOAD_WORD = 0x20;
    static final int JUMP_IF_EQUAL = 0x15;
    static final int RETURN = 0x06;

    // Loads from these read what the kernel knows of the packet.
    static final int PACKET_TYPE = -0x1000 + 4;
    static final int INTERFACE_INDEX = -0x1000 + 8;

    private Bpf() {}

    /** struct sock_filter { u16 code; u8 jt, jf; u32 k; } in the memory order of this machine. */
    static long instruction(int code, int jumpIfTrue, int jumpIfFalse, int k) {
        return ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.nativeOrder())
                .putShort((short) code)
                .put((byte) jumpIfTrue)
                .put((byte) jumpIfFalse)
                .putInt(k)
                .getLong(0);
    }

    static long instruction(int code, int k) {
        return instruction(code, 0, 0, k);
    }
}
