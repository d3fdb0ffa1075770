package dev.packetdash.alert;

import dev.packetdash.net.IpAddress;
import dev.packetdash.net.IpNetwork;
import dev.packetdash.net.MacAddress;
import java.util.Optional;

/** A side of a finding. Its text is what operators read and what allowlists match. */
public sealed interface Party {
    /** Many addresses that no one source or target stands out of, such as forged ones. */
    Party MANY = new Group("many");

    static Party of(IpAddress address) {
        return new Host(address);
    }

    /** Returns the host that has an address, in its two halves. */
    static Party of(long high, long low) {
        return new Host(new IpAddress(high, low));
    }

    /** Returns the party of that text, as {@code toString} gives it. */
    static Party parse(String text) {
        if (isMacAddress(text)) {
            return new Station(Long.parseLong(text.replace(":", ""), 16));
        }
        Optional<IpNetwork> network = text.contains("/") ? Optional.empty() : network(text);
        return network.<Party>map(address -> new Host(address.prefix())).orElseGet(() -> new Group(text));
    }

    static boolean isMacAddress(String text) {
        return text.matches("(\\p{XDigit}{2}:){5}\\p{XDigit}{2}");
    }

    /** Returns the network, or the one address, that the text says, if it does. */
    static Optional<IpNetwork> network(String text) {
        try {
            return Optional.of(IpNetwork.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A host, known by its address. */
    record Host(IpAddress address) implements Party {
        @Override
        public String toString() {
            return address.toString();
        }
    }

    /** A station of the link, known by its MAC address. */
    record Station(long mac) implements Party {
        @Override
        public String toString() {
            return MacAddress.text(mac);
        }
    }

    /** Several addresses under one name: a network such as {@code 203.0.113.0/24}, or {@code many}. */
    record Group(String name) implements Party {
        /** Whether it is a network that has the address. */
        public boolean contains(IpAddress address) {
            return network(name)
                    .filter(network -> network.contains(address.high(), address.low()))
                    .isPresent();
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
