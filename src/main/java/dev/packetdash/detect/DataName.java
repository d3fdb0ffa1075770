package dev.packetdash.detect;

import dev.packetdash.decode.DnsView;
import java.util.function.ToIntFunction;

/** The ways in which the names of a domain can carry data, the most certain first; each a flag of a name. */
enum DataName {
    RAW("distinct names of one domain asked for as NULL or PRIVATE", DnsTunnel.Settings::rawNames),
    DATA("distinct names of one domain asked for as TXT, CNAME, MX, SRV or KEY", DnsTunnel.Settings::dataNames),
    LONG("distinct long names of one domain", DnsTunnel.Settings::longNames),
    LABEL("distinct names of one domain with a long label", DnsTunnel.Settings::labelNames);

    /** Shorter labels are the parts of an address, which black lists are asked for, and the names of mail servers. */
    private static final int SHORTEST_DATA = 8;
    /** Labels end at 63 characters; only data fills them. */
    private static final int FULL_LABEL = 52;

    private static final DataName[] ALL = values();

    private final String what;
    private final ToIntFunction<DnsTunnel.Settings> threshold;

    DataName(String what, ToIntFunction<DnsTunnel.Settings> threshold) {
        this.what = what;
        this.threshold = threshold;
    }

    static DataName[] all() {
        return ALL;
    }

    int flag() {
        return 1 << ordinal();
    }

    /** Returns what is counted, in words. */
    String what() {
        return what;
    }

    int threshold(DnsTunnel.Settings settings) {
        return threshold.applyAsInt(settings);
    }

    /** Returns the flags of the ways in which a name that was captured whole carries data. */
    static int flags(DnsView question, DnsTunnel.Settings settings) {
        int label = longestLabel(question);
        boolean isLong = question.hostLength() >= settings.longLength() || label >= FULL_LABEL;
        int flags = (isLong ? LONG.flag() : 0) | (label >= settings.labelLength() ? LABEL.flag() : 0);
        if (question.hostLength() == 0) {
            return flags;
        }
        return switch (question.type()) {
            // NULL, and PRIVATE as iodine uses it.
            case 10, 65_399 -> flags | RAW.flag();
            // CNAME, MX, TXT, KEY, SRV.
            case 5, 15, 16, 25, 33 -> label >= SHORTEST_DATA ? flags | DATA.flag() : flags;
            default -> flags;
        };
    }

    /**
     * Returns the length of the longest label before the domain; 0 where one begins with an underscore: such names are
     * those of some protocol, as of mail keys (RFC 8552).
     */
    private static int longestLabel(DnsView question) {
        int longest = 0;
        for (int from = 0; from < question.hostLength(); ) {
            int to = from;
            while (to < question.hostLength() && question.at(to) != '.') {
                to++;
            }
            if (question.at(from) == '_') {
                return 0;
            }
            longest = Math.max(longest, to - from);
            from = to + 1;
        }
        return longest;
    }

    /**
     * Returns the flags of a name that is cut: it is long, unless it is an IPv6 address backwards, a digit a label (RFC
     * 3596, section 2.5).
     */
    static int flagsOfCut(DnsView question) {
        boolean isReverse = question.at(1) == '.' && question.at(3) == '.' && question.at(5) == '.';
        return isReverse ? 0 : LONG.flag();
    }
}
