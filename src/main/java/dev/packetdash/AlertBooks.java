package dev.packetdash;

import dev.packetdash.alert.Alert;
import dev.packetdash.alert.AlertBook;
import java.util.List;
import java.util.function.Consumer;

/**
 * Makes the book of each pipeline.
 *
 * @param before alerts of an earlier run, of all interfaces
 * @param news   takes confirmed alerts on any thread, without holding it up
 */
record AlertBooks(AlertBook.Rules rules, List<Alert> before, Consumer<Alert> news) {
    AlertBook of(String interfaceName) {
        List<Alert> own = before.stream()
                .filter(alert -> alert.interfaceName().equals(interfaceName))
                .toList();
        return new AlertBook(interfaceName, rules, own, news);
    }
}
