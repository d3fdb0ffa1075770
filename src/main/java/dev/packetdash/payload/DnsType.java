package dev.packetdash.payload;

import dev.packetdash.net.Labels;

/** Resource record types (IANA, DNS parameters). */
final class DnsType {
    static final int A = 1;
    static final int NS = 2;
    static final int CNAME = 5;
    static final int PTR = 12;
    static final int AAAA = 28;

    private DnsType() {}

    static String name(int type) {
        return switch (type) {
            case A -> "A";
            case NS -> "NS";
            case CNAME -> "CNAME";
            case 6 -> "SOA";
            case 10 -> "NULL";
            case PTR -> "PTR";
            case 15 -> "MX";
            case 16 -> "TXT";
            case AAAA -> "AAAA";
            case 33 -> "SRV";
            case 35 -> "NAPTR";
            case 41 -> "OPT";
            case 43 -> "DS";
            case 46 -> "RRSIG";
            case 47 -> "NSEC";
            case 48 -> "DNSKEY";
            case 50 -> "NSEC3";
            case 52 -> "TLSA";
            case 64 -> "SVCB";
            case 65 -> "HTTPS";
            case 252 -> "AXFR";
            case 255 -> "ANY";
            case 257 -> "CAA";
            default -> Labels.hex(type, 4);
        };
    }
}
