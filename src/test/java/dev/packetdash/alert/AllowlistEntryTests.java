package dev.packetdash.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowlistEntryTests {
    @ParameterizedTest
    @CsvSource({
        "port_scan,203.0.113.7,*,*,true",
        "host_sweep,203.0.113.7,*,*,false",
        "*,203.0.113.0/24,198.51.100.1,22,true",
        "*,203.0.113.0/24,198.51.100.1,23,false",
        "*,203.0.113.8/29,*,*,false",
        "*,*,198.51.100.0/31,*,true",
        "*,*,198.51.100.2/31,*,false",
        "*,2001:db8::/32,*,*,false",
        "*,many,*,*,false",
    })
    void coversWhatAllItsFieldsCover(String detector, String source, String target, String port, boolean covered) {
        var entry = new AllowlistEntry(detector, source, target, port);
        var subject =
                new Subject(DetectorKind.PORT_SCAN, "syn", Party.parse("203.0.113.7"), Party.parse("198.51.100.1"), 22);

        assertThat(entry.covers(subject)).isEqualTo(covered);
    }

    @ParameterizedTest
    @CsvSource({
        "02:00:5e:00:53:01,02:00:5E:00:53:01,true",
        "many,many,true",
        "203.0.113.128/25,203.0.113.0/24,true",
        "203.0.113.0/24,203.0.113.128/25,false",
        "2001:db8::1,2001:db8::/32,true",
    })
    void coversEveryFormOfParty(String source, String wanted, boolean covered) {
        var subject = new Subject(DetectorKind.ARP_SPOOF, "", Party.parse(source), Party.MANY, 0);

        assertThat(new AllowlistEntry(null, wanted, null, null).covers(subject)).isEqualTo(covered);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "portscan | *              | *   | *     | detector = portscan: must be * or one of port_scan",
                "*        | 203.0.113.7/24 | *   | *     | source = 203.0.113.7/24: must be *, an address or a network such as 198.51.100.0/24; the network of that length is 203.0.113.0/24",
                "*        | *              | 1.2 | *     | target = 1.2: must be",
                "*        | 203.0.113.0/33 | *   | *     | source = 203.0.113.0/33",
                "*        | *              | *   | 65536 | port = 65536: must be * or 0 to 65535",
                "*        | *              | *   | *     | must name a detector, source, target or port",
            })
    void refusesWhatCannotBeMeant(String detector, String source, String target, String port, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AllowlistEntry(detector, source, target, port))
                .withMessageContaining(message);
    }
}
