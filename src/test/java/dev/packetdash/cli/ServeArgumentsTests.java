package dev.packetdash.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServeArgumentsTests {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--port=9000                        | --server.port=9000",
                "--port 9000                        | --server.port=9000",
                "-p 9000                            | --server.port=9000",
                "-p=9000                            | --server.port=9000",
                "--host 0.0.0.0                     | --server.address=0.0.0.0",
                "--host=::1                         | --server.address=::1",
                "--iface eth0,eth1                  | --packetdash.capture.interfaces=eth0,eth1",
                "-i any                             | --packetdash.capture.interfaces=any",
                "--packetdash.traffic.top=5         | --packetdash.traffic.top=5",
                "--packetdash.traffic.top 5         | --packetdash.traffic.top=5",
                "--packetdash.capture.filter=a=b    | --packetdash.capture.filter=a=b",
                "--packetdash.capture.filter=       | --packetdash.capture.filter=",
                "--spring.config.location=x -p 1    | --spring.config.location=x --server.port=1",
            })
    void optionsAreSettings(String arguments, String settings) {
        assertThat(ServeArguments.settings(List.of(arguments.split(" ")))).containsExactly(settings.split(" "));
    }

    @Test
    void noneAreFine() {
        assertThat(ServeArguments.settings(List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--bogus                                | there is no option --bogus",
                "--bogus=1                              | there is no option --bogus",
                "-x                                     | there is no option -x",
                "-Dserver.port=1                        | there is no option -Dserver.port",
                "--prot 9000                            | there is no option --prot",
                "eth0                                   | eth0' is neither an option nor the value of one",
                "-i eth0 eth1                           | eth1' is neither an option nor the value of one",
                "--port                                 | --port needs a value",
                "--port --host x                        | --port needs a value",
                "--packetdash.traffic.top               | --packetdash.traffic.top needs a value",
                "--port=http                            | --port = http: must be 0 to 65535",
                "--port=65536                           | --port = 65536: must be 0 to 65535",
                "--server.port=-1                       | --server.port = -1: must be 0 to 65535",
                "--port=1 --server.port=2               | server.port is given twice",
                "--capture.interfaces=lo                | --capture.interfaces is no setting",
                "--                                     | there is no option --",
            })
    void whatNothingReadsIsRefusedInOneLine(String arguments, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServeArguments.settings(List.of(arguments.split(" "))))
                .withMessageContaining(message)
                .withMessageContaining("packetdash serve --help")
                .satisfies(refusal -> assertThat(refusal.getMessage()).hasLineCount(1));
    }

    @Test
    void theHelpShowsThem() {
        assertThat(Shell.run("serve", "--help").out())
                .contains("-i, --iface", "-p, --port", "--host", "server.address");
    }
}
