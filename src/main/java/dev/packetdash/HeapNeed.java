package dev.packetdash;

import dev.packetdash.traffic.Traffic;

/**
 * The heap that the settings ask for: what is allocated for good at the start, and what the rest of the service needs
 * to run.
 */
final class HeapNeed {
    private static final long REST_BYTES = 40L << 20;

    private HeapNeed() {}

    /**
     * Refuses what would end by an OutOfMemoryError somewhere in the start.
     *
     * @param heapBytes the most that the JVM may take
     */
    static void require(PacketdashSettings settings, long heapBytes) {
        int interfaces = settings.capture().interfaces().size();
        long each = settings.capture().ringSize().toBytes() + Traffic.tableBytes(settings.flow());
        long need = interfaces * each + REST_BYTES;
        if (heapBytes < need) {
            throw new WrongSettingException(
                    ("packetdash.capture.ring-size = %d MB and packetdash.flow.capacity = %d, interfaces: %d, need a heap of %d MB,"
                                    + " and this JVM's is %d MB: raise -Xmx in JAVA_OPTS, or lower them")
                            .formatted(
                                    settings.capture().ringSize().toMegabytes(),
                                    settings.flow().capacity(),
                                    interfaces,
                                    need >> 20,
                                    heapBytes >> 20),
                    null);
        }
    }
}
