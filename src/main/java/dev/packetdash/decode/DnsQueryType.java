package dev.packetdash.decode;

/** The types of DNS questions that are counted apart (IANA, DNS parameters). */
public enum DnsQueryType {
    A,
    AAAA,
    PTR,
    TXT,
    MX,
    SRV,
    HTTPS,
    NS,
    SOA,
    CNAME,
    NULL,
    ANY,
    OTHER;

    static DnsQueryType of(int type) {
        return switch (type) {
            case 1 -> A;
            case 28 -> AAAA;
            case 12 -> PTR;
            case 16 -> TXT;
            case 15 -> MX;
            case 33 -> SRV;
            case 65 -> HTTPS;
            case 2 -> NS;
            case 6 -> SOA;
            case 5 -> CNAME;
            case 10 -> NULL;
            case 255 -> ANY;
            default -> OTHER;
        };
    }
}
