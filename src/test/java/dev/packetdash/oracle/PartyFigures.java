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

    void add(PacketSummary packet) {
        NetworkView view = packet.outer();
        if (!view.hasAddresses()) {
            return;
        }
        String source = ViewFigures.source(view);
        String destination = ViewFigures.destination(view);
        addWay(source, "tx", packet.wireLength());
        addWay(destination, "rx", packet.wireLength());
        String from = source + " " + view.sourcePort();
        String to = destination + " " + view.destinationPort();
        addTalk("flows", view.ipProtocol(), from, to, packet.wireLength());
        boolean inOrder = source.equals(destination)
                ? view.sourcePort() <= view.destinationPort()
                : source.compareTo(destination) < 0;
        addTalk("conversations", view.ipProtocol(), inOrder ? from : to, inOrder ? to : from, packet.wireLength());
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
