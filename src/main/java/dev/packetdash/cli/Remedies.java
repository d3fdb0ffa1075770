package dev.packetdash.cli;

import dev.packetdash.capture.CaptureFailure;
import dev.packetdash.capture.NetworkInterfaces;

/** What helps at a terminal where a capture fails; the service's remedies speak of its settings. */
final class Remedies {
    private Remedies() {}

    static String of(CaptureFailure failure) {
        return switch (failure.reason()) {
            case NO_PERMISSION -> "Run it with sudo, or with the capability CAP_NET_RAW.";
            case NO_SUCH_INTERFACE ->
                "There are "
                        + String.join(", ", NetworkInterfaces.ofThisMachine().names())
                        + ", any; see `packetdash interfaces`.";
            case BAD_FILTER -> "`man pcap-filter` has the language of filters, and `tcpdump -d` tries one out.";
            case UNSUPPORTED_LINK_TYPE -> "Name an Ethernet, loopback or tunnel interface, or `any`.";
            case NO_LIBRARY, INTERFACE_DOWN, UNREADABLE_FILE, ERROR -> failure.remedy();
        };
    }
}
