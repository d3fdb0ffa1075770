package dev.packetdash.decode;

import dev.packetdash.net.Direction;
import dev.packetdash.net.Frame;
import dev.packetdash.net.MonotonicTime;

/** What a packet's frame and its link header say. */
public abstract sealed class FrameView extends TransportView permits PacketSummary {
    /** The frame that was decoded, good until it moves on. */
    Frame frame = new Frame();
    /** Another for every packet decoded, by which {@link OnDemand} knows them apart. */
    long serial;

    long timestampNanos;
    private long monotonicNanos;
    int wireLength;
    int capturedLength;
    long sourceMac;
    long destinationMac;
    /** The packet type of a cooked header, -1 for other links. */
    int sllPacketType;
    /** The index that a cooked header says, 0 where the link says none. */
    int interfaceIndex;

    Direction direction = Direction.UNKNOWN;

    FrameView() {}

    /** Takes what the frame itself says. */
    void begin(Frame frame) {
        this.frame = frame;
        serial++;
        timestampNanos = monotonicNanos = frame.timestampNanos();
        wireLength = frame.wireLength();
        capturedLength = frame.capturedLength();
        interfaceIndex = 0;
        sllPacketType = -1;
    }

    /** Makes the packet so many bytes longer than its record is, or shorter: such it was on the wire. */
    void resize(int bytes) {
        wireLength += bytes;
        capturedLength += bytes;
    }

    /** Returns the frame that was decoded, for readers of what no header holds; good only until the next packet. */
    public Frame frame() {
        return frame;
    }

    /** Returns the Unix time of the packet in nanoseconds. */
    public long timestampNanos() {
        return timestampNanos;
    }

    /** Returns the packet's {@link MonotonicTime}; its time stamp until {@link #stamp} says otherwise. */
    public long monotonicNanos() {
        return monotonicNanos;
    }

    /** Gives the packet its monotonic time, which windows and timeouts count in. */
    public void stamp(MonotonicTime time) {
        monotonicNanos = time.at(timestampNanos);
    }

    /** Returns the bytes on the wire, the link's own header included, without FCS. */
    public int wireLength() {
        return wireLength;
    }

    /** Returns how many of these were captured. */
    public int capturedLength() {
        return capturedLength;
    }

    public Direction direction() {
        return direction;
    }

    /** Returns the kernel's index of the interface that carried the packet; 0 where the capture does not say so. */
    public int interfaceIndex() {
        return interfaceIndex;
    }

    /** Returns the sender of the link header; {@link dev.packetdash.net.MacAddress#NONE} where the link has none. */
    public long sourceMac() {
        return sourceMac;
    }

    /** Returns the receiver of the link header; {@link dev.packetdash.net.MacAddress#NONE} where the link has none. */
    public long destinationMac() {
        return destinationMac;
    }
}
