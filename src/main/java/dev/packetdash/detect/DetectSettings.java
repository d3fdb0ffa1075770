package dev.packetdash.detect;

import dev.packetdash.net.IpNetwork;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * {@code packetdash.detect.*}: one record of thresholds per detector, each documented in its detector's file.
 *
 * @param homeNetworks addresses that are ours, as {@code 198.51.100.0/24}, besides those of the interface and of the
 *               neighbours on its link; what comes from there weighs heavier
 */
public record DetectSettings(
        List<String> homeNetworks,
        PortScan.Settings portScan,
        HostSweep.Settings hostSweep,
        FloodSettings synFlood,
        IcmpFlood.Settings icmpFlood,
        FloodSettings udpFlood,
        FloodSettings tcpFlood,
        OversizedIcmp.Settings oversizedIcmp,
        AddressSpoof.Settings arpSpoof,
        AddressSpoof.Settings ndpSpoof,
        DnsTunnel.Settings dnsTunnel,
        Dga.Settings dga,
        BruteForce.Settings bruteForce,
        Exfiltration.Settings exfiltration) {
    /** The one statement of the defaults of all detectors, each in its own file. */
    public static final DetectSettings DEFAULTS = new DetectSettings(
            List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "fc00::/7", "fe80::/10"),
            PortScan.Settings.DEFAULTS,
            HostSweep.Settings.DEFAULTS,
            FloodSettings.DEFAULTS,
            IcmpFlood.Settings.DEFAULTS,
            FloodSettings.DEFAULTS,
            FloodSettings.DEFAULTS,
            OversizedIcmp.Settings.DEFAULTS,
            AddressSpoof.Settings.DEFAULTS,
            AddressSpoof.Settings.DEFAULTS,
            DnsTunnel.Settings.DEFAULTS,
            Dga.Settings.DEFAULTS,
            BruteForce.Settings.DEFAULTS,
            Exfiltration.Settings.DEFAULTS);

    public DetectSettings {
        homeNetworks = List.copyOf(homeNetworks);
        homeNetworks.forEach(DetectSettings::network);
        synFlood.checked("syn-flood");
        udpFlood.checked("udp-flood");
        tcpFlood.checked("tcp-flood");
        arpSpoof.checked("arp-spoof");
        ndpSpoof.checked("ndp-spoof");
    }

    /** Returns the detectors that are enabled, a row each, in the order in which they are told of things. */
    List<Detector> detectors(DetectorContext context) {
        return Stream.of(
                        row(portScan, PortScan::new),
                        row(hostSweep, HostSweep::new),
                        row(synFlood, SynFlood::new),
                        row(icmpFlood, IcmpFlood::new),
                        row(udpFlood, UdpFlood::new),
                        row(tcpFlood, TcpFlood::new),
                        row(oversizedIcmp, OversizedIcmp::new),
                        row(arpSpoof, ArpSpoof::new),
                        row(ndpSpoof, NdpSpoof::new),
                        row(dnsTunnel, DnsTunnel::new),
                        row(dga, Dga::new),
                        row(bruteForce, BruteForce::new),
                        row(exfiltration, Exfiltration::new))
                .flatMap(row -> row.enabled(context))
                .toList();
    }

    /** A detector's settings, and how it is made of them. */
    private record Row<S extends DetectorSettings>(S settings, BiFunction<S, DetectorContext, Detector> factory) {
        Stream<Detector> enabled(DetectorContext context) {
            return settings.enabled() ? Stream.of(factory.apply(settings, context)) : Stream.empty();
        }
    }

    private static <S extends DetectorSettings> Row<S> row(
            S settings, BiFunction<S, DetectorContext, Detector> factory) {
        return new Row<>(settings, factory);
    }

    List<IpNetwork> networks() {
        return homeNetworks.stream().map(DetectSettings::network).toList();
    }

    private static IpNetwork network(String text) {
        try {
            return IpNetwork.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "packetdash.detect.home-networks = " + text + ": must be networks such as 198.51.100.0/24; "
                            + e.getMessage(),
                    e);
        }
    }
}
