package dev.packetdash.notify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpAddressTests {
    private static final String SECRET = "7f3a-91c5";

    @ParameterizedTest
    @CsvSource({
        "http://localhost:9093, http://localhost:9093, http://localhost:9093",
        "http://user:p%40ss@localhost:9093/am/, http://localhost:9093/am/, http://localhost:9093",
        "http://token@localhost, http://localhost, http://localhost",
        "http://@localhost/, http://localhost/, http://localhost",
        "HTTPS://web1.example/hook?key=a@b&x=/, HTTPS://web1.example/hook?key=a@b&x=/, HTTPS://web1.example",
        "http://[2001:db8::1]:9093/, http://[2001:db8::1]:9093/, http://[2001:db8::1]:9093",
        "http://u:p@[2001:db8::1]/@x, http://[2001:db8::1]/@x, http://[2001:db8::1]",
    })
    void isSentToWithoutUserAndShownWithoutPath(String setting, String target, String text) {
        HttpAddress address = HttpAddress.valueOf(setting);

        assertThat(address.problem()).isEmpty();
        assertThat(address.target()).hasToString(target);
        assertThat(address).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mail                              | must be an http or https address | mail",
                "localhost:9093                    | must be an http or https address | localhost:9093",
                "ftp://u:" + SECRET + "@host/x     | must be an http or https address | ftp://host",
                "http://u:" + SECRET + " x@host/   | must be an http or https address | http://host",
                "http://u:" + SECRET + "%zz@host/  | must be an http or https address | http://host",
                "http://u:" + SECRET + "/x@host/   | must name a host                 | http://host",
                "http://u:" + SECRET + "#x@host/   | must name a host                 | http://host",
                "http://u:" + SECRET + "@x@host/   | must name a host                 | http://host",
                "http://:9093                      | must name a host                 | http://:9093",
                "http:///" + SECRET + "            | must name a host                 | http://",
                "http://my_host:9093               | no underscore                    | http://my_host:9093",
                "http://host:0                     | a port of 1 to 65535             | http://host:0",
                "http://host:65536                 | a port of 1 to 65535             | http://host:65536",
                "http://host:port/                 | must name a host                 | http://host:port",
                "http://host/x#" + SECRET + "      | must have no fragment            | http://host",
                "http://host/a b/" + SECRET + "    | must be an http or https address | http://host",
                "http:host/" + SECRET + "          | must name a host                 | http:host",
            })
    void whatCannotBeUsedIsToldWithoutItsSecret(String setting, String problem, String text) {
        HttpAddress address = HttpAddress.valueOf(setting);

        assertThat(address.problem()).contains(problem).doesNotContain(SECRET);
        assertThat(address).hasToString(text);
    }

    @Test
    void itsSecretIsFoundWhereverItStands() {
        HttpAddress address = HttpAddress.valueOf("http://user:p%40ss@localhost:9093/hook");

        assertThat(address.isIn("http://user:p%40ss@localhost:9093/hook")).isTrue();
        assertThat(address.isIn("curl user:p%40ss@elsewhere")).isTrue();
        assertThat(address.isIn("http://localhost:9093/other")).isFalse();
        assertThat(HttpAddress.valueOf("http://localhost:9093").isIn("http://localhost:9093"))
                .isFalse();
        assertThat(HttpAddress.NONE.isIn("")).isFalse();
    }

    @Test
    void noneIsNoProblem() {
        assertThat(HttpAddress.valueOf(" ").isSet()).isFalse();
        assertThat(HttpAddress.NONE.problem()).isEmpty();
        assertThat(HttpAddress.NONE.hasCredentials()).isFalse();
    }
}
