package dev.packetdash.alert;

import dev.packetdash.net.IpAddress;
import dev.packetdash.net.MacAddress;

/** One side of a finding. Its text is what operators read and what allowlists match. */
public sealed interface Party {
    /** Many addresses that no one source or target stands out of, such as forged ones. */
    Party MANY = new Group("many");

    static Party of(IpAddress address) {
        return new Host(address);
    }

    /** One address. */
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
        @Override
        public String toString() {
            return name;
        }
    }
}
