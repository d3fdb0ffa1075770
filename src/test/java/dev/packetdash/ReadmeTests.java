package dev.packetdash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.settings.SettingNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** The README has a row for every setting and every metric, and for none that is not there. */
class ReadmeTests {
    private static final Path FAMILIES = Path.of("src/test/resources/dev/packetdash/metrics/families.txt");

    @Test
    void everySettingHasItsRow() throws IOException {
        assertThat(firstCells("packetdash\\.[\\w.-]+"))
                .containsExactlyElementsOf(SettingNames.of(PacketdashSettings.PREFIX, PacketdashSettings.class));
    }

    /** Only where a cell has words, what it stands for is found out at the start. */
    @Test
    void everyDefaultIsTheRecords() throws IOException {
        Map<String, Object> cells = new HashMap<>();
        Pattern.compile("^\\| (packetdash\\.[\\w.-]+) \\|([^|]*)\\|", Pattern.MULTILINE)
                .matcher(Files.readString(Path.of("README.md")))
                .results()
                .forEach(row -> cells.put(row.group(1), row.group(2).strip()));
        cells.keySet().removeAll(List.of("packetdash.alert.instance", "packetdash.alert.external-url"));
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("README", cells));

        assertThat(SettingNames.values(PacketdashSettings.PREFIX, SettingsLoader.load(environment)))
                .isEqualTo(SettingNames.values(PacketdashSettings.PREFIX, PacketdashSettings.DEFAULTS));
    }

    @Test
    void everyMetricHasItsRow() throws IOException {
        List<String> families = Files.readAllLines(FAMILIES).stream()
                .map(line -> line.split(" ")[0])
                .toList();

        assertThat(firstCells("packetdash_\\w+")).containsExactlyInAnyOrderElementsOf(families);
    }

    /** What the first cell of a table's rows names. */
    private static List<String> firstCells(String name) throws IOException {
        return Pattern.compile("^\\|([^|]*)\\|", Pattern.MULTILINE)
                .matcher(Files.readString(Path.of("README.md")))
                .results()
                .flatMap(row -> Pattern.compile(name).matcher(row.group(1)).results())
                .map(MatchResult::group)
                .toList();
    }
}
