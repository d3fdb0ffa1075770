package dev.packetdash.oracle;

import dev.packetdash.decode.NetworkView;
import dev.packetdash.decode.PacketSummary;
import java.util.HashSet;
import java.util.Set;

/** Who talks to whom by the outermost network headers of a capture, named as the expected figures name them. */
final class PartyFigures {
    private final Figures figures;
    private final Set<String> known = new HashSet<>();

    PartyFigures(Figures figures) {
        this.figures = figures;
    }

    /** @param length of the packet */
    void add(PacketSummary packet, int length) {
        NetworkView view = packet.outer();
        if (!view.hasAddresses()) {
            return;
        }
        String source = ViewFigures.source(view);
        String destination = ViewFigures.destination(view);
        addWay(source, "tx", length);
        addWay(destination, "rx", length);
        String from = source + " " + view.sourcePort();
        String to = destination + " " + view.destinationPort();
        addTalk("flows", view.ipProtocol(), from, to, length);
        boolean inOrder = source.equals(destination)
                ? view.sourcePort() <= view.destinationPort()
                : source.compareTo(destination) < 0;
        addTalk("conversations", view.ipProtocol(), inOrder ? from : to, inOrder ? to : from, length);
    }

    private void addWay(String address, String way, int bytes) {
        addNew("endpoints", address);
        figures.add("endpoints.top." + address + " " + way + "_packets", 1);
        figures.add("endpoints.top." + address + " " + way + "_bytes", bytes);
    }

    private void addTalk(String list, int ipProtocol, String from, String to, int bytes) {
        String name = ipProtocol + " " + from + " " + to;
        addNew(list, name);
        figures.add(list + ".top." + name + " packets", 1);
        figures.add(list + ".top." + name + " bytes", bytes);
    }

    private void addNew(String list, String entry) {
        if (known.add(list + " " + entry)) {
            figures.add(list + ".total", 1);
        }
    }
}
