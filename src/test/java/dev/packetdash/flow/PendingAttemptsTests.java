package dev.packetdash.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PendingAttemptsTests {
    private static final int CAPACITY = 8192;
    private static final int NONE = -1;

    private final FlowStore store = new FlowStore(CAPACITY);
    private final PendingAttempts attempts = new PendingAttempts(store, FlowStore.SYN_SENT, FlowStore.SYN_SEEN);

    private void begin(int entry, long nanos) {
        int base = FlowStore.base(entry);
        store.phase(base, FlowStore.SYN_SENT);
        store.words[base + FlowStore.SYN_SEEN] = nanos;
        attempts.add(base);
    }

    private void decide(int entry, int phase) {
        store.phase(FlowStore.base(entry), phase);
    }

    private int poll(long latest) {
        int base = attempts.poll(latest);
        return base < 0 ? NONE : FlowStore.entry(base);
    }

    @Test
    void givesTheOldestFirstAndOnlyWhatHasBegunByThen() {
        begin(7, 100);
        begin(3, 200);

        assertThat(poll(99)).isEqualTo(NONE);
        assertThat(poll(100)).isEqualTo(7);
        assertThat(poll(199)).isEqualTo(NONE);
        assertThat(poll(1000)).isEqualTo(3);
        assertThat(poll(1000)).isEqualTo(NONE);
    }

    @Test
    void passesOverWhatWasDecidedMeanwhile() {
        begin(7, 100);
        begin(3, 200);
        begin(5, 300);
        decide(7, FlowStore.ESTABLISHED);
        decide(3, FlowStore.SYN_ANSWERED);

        assertThat(poll(1000)).isEqualTo(5);
    }

    @Test
    void givesAnEntryThatAsksAgainByItsLastAttempt() {
        begin(7, 100);
        decide(7, FlowStore.NO_CONNECTION);
        begin(7, 500);

        assertThat(poll(499)).isEqualTo(NONE);
        assertThat(poll(500)).isEqualTo(7);
        assertThat(poll(1000)).isEqualTo(NONE);
    }

    /** More than it began with room for, most of them decided, so that they are passed over and not kept. */
    @Test
    void keepsThoseThatWaitAmongManyThatWereDecided() {
        begin(0, 1);
        begin(1, 2);
        for (int i = 0; i < 20_000; i++) {
            begin(2, 10 + i);
            decide(2, FlowStore.ESTABLISHED);
        }

        assertThat(poll(Long.MAX_VALUE)).isEqualTo(0);
        assertThat(poll(Long.MAX_VALUE)).isEqualTo(1);
        assertThat(poll(Long.MAX_VALUE)).isEqualTo(NONE);
    }

    private record Attempt(int entry, long nanos) {}

    /** @param decided of a hundred attempts, how many are decided before they are polled */
    @ParameterizedTest
    @CsvSource({"1, 0", "2, 50", "3, 95"})
    void agreesWithAQueue(long seed, int decided) {
        Random random = new Random(seed);
        Deque<Attempt> model = new ArrayDeque<>();
        long[] waiting = new long[CAPACITY];
        for (long nanos = 1; nanos < 100_000; nanos++) {
            int entry = random.nextInt(CAPACITY);
            if (waiting[entry] == 0) {
                begin(entry, nanos);
                model.add(new Attempt(entry, nanos));
                waiting[entry] = nanos;
                if (random.nextInt(100) < decided) {
                    decide(entry, FlowStore.ESTABLISHED);
                    waiting[entry] = 0;
                }
            }
            if (random.nextInt(4000) == 0) {
                long latest = nanos - random.nextInt(6000);
                for (int polled = poll(latest); polled != NONE; polled = poll(latest)) {
                    assertThat(polled).isEqualTo(expected(model, waiting, latest));
                    decide(polled, FlowStore.NO_CONNECTION);
                    waiting[polled] = 0;
                }
                assertThat(expected(model, waiting, latest)).isEqualTo(NONE);
            }
        }
    }

    private static int expected(Deque<Attempt> model, long[] waiting, long latest) {
        while (!model.isEmpty() && model.getFirst().nanos <= latest) {
            Attempt first = model.removeFirst();
            if (waiting[first.entry] == first.nanos) {
                return first.entry;
            }
        }
        return NONE;
    }
}
