package dev.packetdash.report;

import dev.packetdash.capture.InterfacePair;
import dev.packetdash.capture.NetworkInterfaces;
import dev.packetdash.report.Diagnostics.Check;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says which of the captured interfaces carry the same packets, and what that does to the numbers. */
public final class SharedPacketsCheck {
    private static final String NAME = "packets are seen on one interface";
    private static final int MOST_NAMED = 10;
    private static final String REMEDY =
            "Sums over interfaces, and the report's totals, count such packets several times: capture the upper"
                    + " interface alone, or look at each interface's series by itself.";

    private SharedPacketsCheck() {}

    /** @param captured names as in the settings; nothing is to be said where there is one interface */
    public static Optional<Check> of(Collection<String> captured, NetworkInterfaces machine) {
        boolean any = captured.contains(NetworkInterfaces.ANY);
        if (captured.size() == 1 && !any) {
            return Optional.empty();
        }
        List<InterfacePair> pairs = machine.sharing(captured);
        if (any && captured.size() > 1) {
            return Optional.of(new Check(NAME, false, "any has all that the others carry", REMEDY));
        }
        if (pairs.isEmpty()) {
            return Optional.of(new Check(NAME, true, "none lies under another", ""));
        }
        String finding = text(pairs) + (any ? ": any counts packets and bytes once for each, all else once" : "");
        return Optional.of(new Check(NAME, any, finding, any ? "" : REMEDY));
    }

    private static String text(List<InterfacePair> pairs) {
        String named =
                pairs.stream().limit(MOST_NAMED).map(InterfacePair::toString).collect(Collectors.joining(", "));
        int more = pairs.size() - MOST_NAMED;
        return "seen twice: " + named + (more > 0 ? " and " + more + " more" : "");
    }
}
