package dev.packetdash.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.channels.ClosedChannelException;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StandardInputTests {
    @Test
    void readsWhatThereIs() throws IOException {
        byte[] bytes = new byte[1_000_000];
        new Random(1).nextBytes(bytes);
        try (InputStream in = new StandardInput(new ByteArrayInputStream(bytes))) {
            assertThat(in.read()).isEqualTo(bytes[0] & 0xff);
            assertThat(in.readAllBytes()).hasSize(999_999).endsWith(bytes[999_999]);
            assertThat(in.read()).isNegative();
            assertThat(in.available()).isZero();
        }
    }

    @Test
    void closingEndsTheWait() throws Exception {
        try (PipedOutputStream writer = new PipedOutputStream()) {
            StandardInput in = new StandardInput(new PipedInputStream(writer));
            writer.write(1);
            assertThat(in.read()).isEqualTo(1);
            CompletableFuture<Integer> waiting = CompletableFuture.supplyAsync(() -> {
                try {
                    return in.read();
                } catch (IOException e) {
                    throw new CompletionException(e);
                }
            });

            in.close();

            assertThatThrownBy(() -> waiting.get(20, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(ClosedChannelException.class);
        }
    }

    @Test
    void handsOnFailures() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("no such device");
            }
        };
        try (StandardInput in = new StandardInput(broken)) {
            assertThatThrownBy(in::read).hasMessage("no such device");
        }
    }
}
