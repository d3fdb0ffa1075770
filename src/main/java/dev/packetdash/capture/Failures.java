package dev.packetdash.capture;

import dev.packetdash.capture.CaptureFailure.Reason;
import dev.packetdash.net.LinkType;
import java.util.List;

/** What the operator reads when a capture fails, in one place: what happened, and the commands that help. */
final class Failures {
    private Failures() {}

    static CaptureException noLibrary(List<String> names) {
        return new CaptureException(
                Reason.NO_LIBRARY,
                "libpcap cannot be loaded: tried " + String.join(", ", names),
                "Install it with `apt-get install libpcap0.8`, `dnf install libpcap` or `apk add libpcap`, then restart the service."
                        + " If it is there, java was forbidden to load it: add --enable-native-access=ALL-UNNAMED.");
    }

    static CaptureException noPermission(String device, String text) {
        return new CaptureException(
                Reason.NO_PERMISSION,
                "no permission to capture on " + device + ": " + text,
                "Give the service the capability CAP_NET_RAW and no other: AmbientCapabilities=CAP_NET_RAW in its systemd unit, or start"
                        + " it as root by `setpriv --reuid=packetdash --regid=packetdash --clear-groups --inh-caps=-all,+net_raw"
                        + " --ambient-caps=-all,+net_raw --bounding-set=-all,+net_raw --no-new-privs java -jar packetdash.jar`."
                        + " Do not use setcap on java: it no longer starts then.");
    }

    static CaptureException noSuchInterface(String device, String text) {
        return new CaptureException(
                Reason.NO_SUCH_INTERFACE,
                "there is no interface " + device + ": " + text,
                "Set packetdash.capture.interfaces to one there is: "
                        + String.join(", ", NetworkInterfaces.ofThisMachine().names())
                        + ", any. Where the interface comes later, capture starts then by itself.");
    }

    static CaptureException interfaceDown(String device, String text) {
        return new CaptureException(
                Reason.INTERFACE_DOWN,
                "interface " + device + " is down: " + text,
                "Bring it up with `ip link set " + device + " up`; capture goes on then by itself.");
    }

    static CaptureException badFilter(String filter, String text) {
        return new CaptureException(
                Reason.BAD_FILTER,
                "filter \"" + filter + "\" is refused: " + text,
                "Correct packetdash.capture.filter and restart the service. `tcpdump -d '" + filter
                        + "'` tries a filter out; `man pcap-filter` has the language.");
    }

    static CaptureException filterNotInKernel(String filter, int instructions) {
        String why = instructions >= PacketSocket.MAXIMUM_INSTRUCTIONS
                ? "it has " + instructions + " instructions, and the kernel takes " + PacketSocket.MAXIMUM_INSTRUCTIONS
                : "the kernel has no such field; on `any` that is most of the link layer";
        return new CaptureException(
                Reason.BAD_FILTER,
                "filter \"" + filter + "\" cannot run in the kernel: " + why,
                "Shorten packetdash.capture.filter (nets for many hosts, portrange for many ports), or name the interface instead of"
                        + " `any`, and restart the service.");
    }

    static CaptureException unsupportedLinkType(String device, int linkType) {
        return new CaptureException(
                Reason.UNSUPPORTED_LINK_TYPE,
                "interface " + device + " has link type " + LinkType.name(linkType) + ", which is not decoded",
                "Set packetdash.capture.interfaces to an Ethernet, loopback or tunnel interface, or to `any`, which sees the same packets"
                        + " from the network layer up.");
    }

    static CaptureException error(String device, String text) {
        return new CaptureException(
                Reason.ERROR,
                "capture on " + device + " failed: " + text,
                "See whether `tcpdump -i " + device
                        + "` works and what the kernel says (`dmesg`). Capture is tried again by itself.");
    }
}
