package dev.packetdash.detect;

/**
 * Ports of services that give a datagram of answer for one of question, the ones that floods are bounced off (US-CERT,
 * TA14-017A).
 */
final class QuestionPort {
    private QuestionPort() {}

    static boolean is(int port) {
        return switch (port) {
            // Chargen, DNS, port mapper, NTP, SNMP, LDAP, SSDP, memcached.
            case 19, 53, 111, 123, 161, 389, 1900, 11_211 -> true;
            default -> false;
        };
    }
}
