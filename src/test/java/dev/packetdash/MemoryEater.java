package dev.packetdash;

import java.util.ArrayList;
import java.util.List;

/** Runs out of memory on one thread of a process whose others would go on, for {@link StartFailureTests}. */
final class MemoryEater {
    private MemoryEater() {}

    static void main(String[] arguments) throws InterruptedException {
        Thread.setDefaultUncaughtExceptionHandler(new OutOfMemoryExit(OutOfMemoryExit.SERVICE));
        Thread eater = Thread.ofVirtual().start(MemoryEater::eat);
        eater.join();
        Thread.sleep(60_000);
    }

    private static void eat() {
        List<byte[]> eaten = new ArrayList<>();
        while (true) {
            eaten.add(new byte[1 << 20]);
        }
    }
}
