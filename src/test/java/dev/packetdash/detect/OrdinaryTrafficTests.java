package dev.packetdash.detect;

import static dev.packetdash.detect.Scene.TARGET;
import static dev.packetdash.testing.Packets.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packetdash.alert.Finding;
import dev.packetdash.net.IpProtocol;
import dev.packetdash.net.MacAddress;
import dev.packetdash.net.TcpFlags;
import dev.packetdash.testing.Ends;
import dev.packetdash.testing.PacketBytes;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every network has, and what resembles an attack to whoever only counts. None of it is more than a suspicion. */
class OrdinaryTrafficTests {
    private static final String CLIENT = "198.51.100.9";
    private static final String OUTSIDE = "203.0.113.20";
    private static final long MAC = 0x0200_0000_1000L;
    private static final int MEGABYTE = 1_000_000;

    private final Scene scene = new Scene();

    @AfterEach
    void nothingIsConfirmed() {
        scene.pause(20 * SECOND).udp(Ends.of(CLIENT, 5353, OUTSIDE, 5353), 100).finish();
        List<Finding> confirmed = scene.findings.stream()
                .filter(finding -> finding.severity().isConfirmed())
                .toList();
        assertThat(confirmed).isEmpty();
    }

    private static String host(int number) {
        return "198.51.100." + number;
    }

    private void arp(long mac, int operation, String sender, String target) {
        scene.see(PacketBytes.ethernet(mac, MacAddress.BROADCAST).arp(operation, mac, sender, target));
    }

    @Test
    void probesOfAClusterWhereEveryTenthIsDown() {
        int clientPort = 30_000;
        for (int round = 0; round < 20; round++) {
            for (int host = 100; host < 130; host++) {
                for (int port : new int[] {8080, 8443, 9090}) {
                    if (host % 10 == 0) {
                        scene.refused(CLIENT, clientPort++, host(host), port);
                    } else {
                        scene.connected(CLIENT, clientPort++, host(host), port);
                    }
                }
            }
            scene.pause(10 * SECOND);
        }
    }

    @Test
    void anApplicationThatRetriesAPortForHours() {
        for (int i = 0; i < 500; i++) {
            scene.refused(CLIENT, 30_000 + i, TARGET, 5432).pause(2 * SECOND);
        }
    }

    @Test
    void manyClientsBehindOneAddress() {
        for (int i = 0; i < 1000; i++) {
            scene.connected(OUTSIDE, 10_000 + i, host(1 + i % 12), i % 3 == 0 ? 80 : 443);
        }
    }

    @Test
    void passiveTransfersToEverNewPorts() {
        for (int i = 0; i < 60; i++) {
            scene.connected(CLIENT, 30_000 + i, TARGET, 50_000 + 17 * i).pause(SECOND / 2);
        }
    }

    @Test
    void threeKnocksAndThenASession() {
        for (int port : new int[] {7000, 8000, 9000}) {
            scene.tcp(Ends.of(OUTSIDE, 40_000, TARGET, port), TcpFlags.SYN).pause(SECOND / 2);
        }
        scene.connected(OUTSIDE, 40_001, TARGET, 22);
    }

    /** The host at the end refuses those that reach it. */
    @Test
    void traceroutesByDatagrams() {
        for (int probe = 0; probe < 90; probe++) {
            int port = 33_434 + probe;
            scene.udp(Ends.of(CLIENT, 40_000, OUTSIDE, port), 60);
            if (probe % 3 == 2) {
                byte[] quoted = PacketBytes.raw()
                        .ipv4(CLIENT, OUTSIDE)
                        .udp(40_000, port)
                        .payload(18)
                        .bytes();
                scene.see(
                        PacketBytes.ethernet().ipv4(OUTSIDE, CLIENT).icmp(3, 3).payload(quoted));
            }
        }
    }

    @Test
    void aFileSharerMostOfWhosePeersAnswer() {
        for (int peer = 1; peer <= 90; peer++) {
            Ends ends = Ends.of(CLIENT, 51_413, "203.0.113." + peer, 20_000 + 91 * peer);
            scene.udp(ends, 150);
            if (peer % 3 != 0) {
                scene.udp(ends.reversed(), 300);
            }
        }
    }

    @Test
    void aMonitorThatPingsAWholeNetworkEverySecond() {
        for (int second = 0; second < 30; second++) {
            for (int host = 64; host < 128; host++) {
                scene.see(PacketBytes.ethernet()
                        .ipv4(CLIENT, host(host))
                        .icmp(8, 0)
                        .payload(56));
                scene.see(PacketBytes.ethernet()
                        .ipv4(host(host), CLIENT)
                        .icmp(0, 0)
                        .payload(56));
            }
            scene.pause(SECOND);
        }
    }

    @Test
    void theChatterOfALinkThatStartsUp() {
        for (int host = 1; host <= 60; host++) {
            arp(MAC + host, 1, "0.0.0.0", host(host));
            arp(MAC + host, 1, host(host), host(host));
            arp(MAC + host, 1, host(host), host(254));
            scene.udp(Ends.of(host(host), 5353, "224.0.0.251", 5353), 120);
            scene.udp(Ends.of(host(host), 1900, "239.255.255.250", 1900), 300);
            scene.udp(Ends.of(host(host), 137, "198.51.100.255", 137), 110);
        }
    }

    @Test
    void addressesThatAreLeasedToOthers() {
        for (int round = 0; round < 10; round++) {
            for (int address = 1; address <= 4; address++) {
                long mac = MAC + (address + round) % 5;
                arp(mac, 1, "0.0.0.0", host(address));
                arp(mac, 1, host(address), host(address));
                arp(mac, 1, host(address), host(254));
                arp(MAC + 99, 2, host(254), host(address));
            }
            scene.pause(30 * SECOND);
        }
    }

    /** The service address moves to whoever is the master, who announces it several times. */
    @Test
    void redundantRoutersThatTakeOverFromEachOther() {
        for (int turn = 0; turn < 6; turn++) {
            long master = MAC + turn % 2;
            for (int second = 0; second < 10; second++) {
                scene.see(PacketBytes.ethernet(master, 0x0100_5e00_0012L)
                        .ipv4(host(2 + turn % 2), "224.0.0.18")
                        .follow(IpProtocol.VRRP)
                        .payload(20));
                if (second < 5) {
                    arp(master, 1, host(1), host(1));
                }
                scene.pause(SECOND);
            }
        }
    }

    @Test
    void aBackupToAHostNextDoor() {
        arp(MAC + 1, 1, CLIENT, host(254));
        arp(MAC + 2, 1, TARGET, host(254));
        for (int i = 0; i < 500; i++) {
            scene.tcp(Ends.of(CLIENT, 40_000, TARGET, 873), TcpFlags.ACK, MEGABYTE);
        }
    }

    @Test
    void aCrawlerOnOneConnectionAndOnMany() {
        for (int page = 0; page < 300; page++) {
            Ends ends = Ends.of(OUTSIDE, 40_000, TARGET, 443);
            scene.tcp(ends, TcpFlags.PSH | TcpFlags.ACK, 400).tcp(ends.reversed(), TcpFlags.PSH | TcpFlags.ACK, 1500);
            scene.connected(OUTSIDE, 41_000 + page, TARGET, 443);
        }
    }
}
