package dev.packetdash.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names, changes and checks of settings that are these tests' own. */
class SettingsTests {
    private static final Shop SHOP =
            new Shop(true, 3, new Oven(220.5, Duration.ofMinutes(2)), List.of(), List.of("rye"));

    record Shop(boolean open, int maxClients, Oven oven, List<Rule> rules, List<String> breads) {
        Shop {
            SettingCheck.range("shop.max-clients", maxClients, 1, 10);
        }
    }

    record Oven(double heat, Duration bakingTime) {
        Oven {
            SettingCheck.window("shop.oven.baking-time", bakingTime, Duration.ofSeconds(1), Duration.ofHours(1));
        }
    }

    record Rule(String bread, @Nullable String client) {}

    private static Shop with(String name, String value) {
        return SettingChange.change(SHOP, "shop", name, value);
    }

    @Test
    void namesAreTheComponentsInKebabCase() {
        assertThat(SettingNames.of("shop", Shop.class))
                .containsExactly(
                        "shop.open",
                        "shop.max-clients",
                        "shop.oven.heat",
                        "shop.oven.baking-time",
                        "shop.rules",
                        "shop.breads");
    }

    @Test
    void valuesAreByName() {
        assertThat(SettingNames.values("shop", SHOP))
                .contains(
                        entry("shop.max-clients", "3"), entry("shop.oven.heat", "220.5"), entry("shop.breads", "rye"));
    }

    @ParameterizedTest
    @CsvSource({"shop.opn, shop.open", "shop.braeds, shop.breads", "oven.heat, shop.oven.heat"})
    void theNearestNameTakesTheFewestChanges(String wrong, String nearest) {
        assertThat(SettingNames.nearest(wrong, SettingNames.of("shop", Shop.class)))
                .isEqualTo(nearest);
    }

    @Test
    void oneValueIsChangedAndTheOthersStay() {
        assertThat(with("shop.open", "false")).isEqualTo(new Shop(false, 3, SHOP.oven, SHOP.rules, SHOP.breads));
        assertThat(with("shop.oven.baking-time", "90s").oven()).isEqualTo(new Oven(220.5, Duration.ofSeconds(90)));
        assertThat(with("shop.breads", "rye, wheat").breads()).containsExactly("rye", "wheat");
        assertThat(with("shop.rules", "rye anna, wheat").rules())
                .containsExactly(new Rule("rye", "anna"), new Rule("wheat", null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "shop.max-clients      | many | shop.max-clients = many: is no whole number",
                "shop.max-clients      | 11   | shop.max-clients = 11: must be 1 to 10",
                "shop.open             | yes  | shop.open = yes: is no true or false",
                "shop.oven.heat        | hot  | shop.oven.heat = hot: is no number",
                "shop.oven.baking-time | 1d   | shop.oven.baking-time = 1d: is no duration such as 30s",
                "shop.oven.baking-time | 2h   | shop.oven.baking-time = 120m: must be 1s to 60m",
            })
    void aWrongValueIsNamedWithWhatItMayBe(String name, String value, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> with(name, value)).withMessage(message);
    }

    @Test
    void aRatioIsNotANumberBeyondOne() {
        SettingCheck.ratio("shop.share", 1);
        assertThatIllegalArgumentException().isThrownBy(() -> SettingCheck.ratio("shop.share", Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> SettingCheck.ratio("shop.share", 1.01));
    }
}
