package dev.packetdash.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.packetdash.alert.Alert;
import dev.packetdash.alert.SampleFindings;
import dev.packetdash.alert.Severity;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationTests {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final String TOKEN = "7f3a-91c5-2be8";
    private static final Alert ALERT = Alert.begin("eth0", SampleFindings.scan(Severity.HIGH, 1));

    @TempDir
    Path directory;

    @AutoClose
    private final Receiver receiver = new Receiver(0);

    private Sink webhook(String authorization) {
        return new WebhookSink(receiver.url(), Authorization.valueOf(authorization), TIMEOUT, SampleFindings.ORIGIN);
    }

    private Path file(String content) throws IOException {
        return Files.writeString(directory.resolve("token"), content);
    }

    @Test
    void isSentAlong() throws Exception {
        webhook("Bearer " + TOKEN).deliver(ALERT);
        webhook("").deliver(ALERT);
        var settings = new AlertSettings.Alertmanager(
                HttpAddress.valueOf(receiver.url().toString()),
                Authorization.valueOf("Basic " + TOKEN),
                TIMEOUT,
                TIMEOUT);
        new AlertmanagerSink(settings, SampleFindings.ORIGIN, Clock.systemUTC()).deliver(ALERT);

        assertThat(receiver.authorizations()).containsExactly("Bearer " + TOKEN, "", "Basic " + TOKEN);
    }

    @Test
    void aFileIsReadEachTime() throws Exception {
        Path file = file("Bearer first\n");
        Sink sink = webhook("file:" + file);
        sink.deliver(ALERT);
        file("Bearer second\n");
        sink.deliver(ALERT);

        assertThat(receiver.authorizations()).containsExactly("Bearer first", "Bearer second");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer " + TOKEN, TOKEN})
    void whoRepeatsItIsNotQuoted(String authorization) {
        receiver.answer(403);
        assertThatExceptionOfType(Sink.RejectedException.class)
                .isThrownBy(() -> webhook(authorization).deliver(ALERT))
                .withMessageContaining("403 not with ")
                .withMessageContaining("******")
                .withMessageNotContaining(TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer " + TOKEN + "\nX-Other: 1", "Bearer " + TOKEN + "\u00e9"})
    void whatCannotBeSentIsNotTold(String content) throws IOException {
        Authorization authorization = Authorization.valueOf("file:" + file(content));

        assertThat(authorization.isUsable()).isFalse();
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> webhook(authorization.toString()).deliver(ALERT))
                .withMessageContaining(directory.toString())
                .withMessageNotContaining(TOKEN);
    }

    @Test
    void aUserInTheAddressIsSentAsBasic() throws Exception {
        String user = "us%C3%A9r:p%40ss%3A%2F";
        URI url = URI.create(receiver.url().toString().replace("//", "//" + user + "@"));
        HttpAddress address = HttpAddress.valueOf(url.toString());
        var webhook = new AlertSettings.Webhook(address, Authorization.NONE, TIMEOUT);
        new WebhookSink(address.target(), webhook.sent(), TIMEOUT, SampleFindings.ORIGIN).deliver(ALERT);
        var settings = new AlertSettings.Alertmanager(address, Authorization.NONE, TIMEOUT, TIMEOUT);
        new AlertmanagerSink(settings, SampleFindings.ORIGIN, Clock.systemUTC()).deliver(ALERT);

        String basic =
                "Basic " + Base64.getEncoder().encodeToString("us\u00e9r:p@ss:/".getBytes(StandardCharsets.UTF_8));
        assertThat(receiver.authorizations()).containsExactly(basic, basic);
        assertThat(Authorization.hide(basic, "not with us\u00e9r:p@ss:/ or " + basic))
                .isEqualTo("not with ****** or Basic ******");
    }

    @Test
    void aFileThatIsGoneIsNamed() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> webhook("file:/no/such/file").deliver(ALERT))
                .withMessage("the authorization in /no/such/file cannot be read");
    }

    @Test
    void itsTextDoesNotShowIt() {
        assertThat(Authorization.valueOf("Bearer " + TOKEN)).hasToString("******");
        assertThat(Authorization.valueOf("file:/a/token")).hasToString("file:/a/token");
        assertThat(Authorization.NONE).hasToString("");
    }
}
