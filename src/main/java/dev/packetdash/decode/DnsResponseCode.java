package dev.packetdash.decode;

/** The low four bits of a DNS response's code, without those of EDNS (RFC 1035, section 4.1.1). */
public enum DnsResponseCode {
    NOERROR,
    FORMERR,
    SERVFAIL,
    NXDOMAIN,
    NOTIMP,
    REFUSED,
    OTHER;

    private static final DnsResponseCode[] BY_NUMBER = values();

    static DnsResponseCode of(int code) {
        return code < OTHER.ordinal() ? BY_NUMBER[code] : OTHER;
    }
}
