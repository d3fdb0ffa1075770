package dev.packetdash.capture;

/**
 * The readers of one interface, among whom the kernel shares its packets out (PACKET_FANOUT of packet(7)) by the {@link
 * FanoutProgram}. Joined from any thread.
 */
final class FanoutGroup {
    private final String device;
    private final int readers;
    private int number = PacketSocket.NEW_GROUP;

    /** @param readers of a single one the kernel is asked nothing */
    FanoutGroup(String device, int readers) {
        this.device = device;
        this.readers = readers;
    }

    /**
     * The first reader makes the group; whoever comes again after a failure joins it anew, or makes it if all had left.
     */
    synchronized void join(PacketSocket socket) throws CaptureException {
        if (readers == 1) {
            return;
        }
        if (!socket.joinGroup(number, FanoutProgram.PROGRAM)) {
            throw Failures.error(device, "the kernel does not share its packets out among " + readers + " readers");
        }
        number = socket.group();
    }
}
