package dev.packetdash.capture;

/**
 * Two interfaces of which what the lower carries is carried by the upper too, all or part of it.
 *
 * @param upper the bridge, the bond, the VLAN or other interface on top; of a veth cable, one end
 */
public record InterfacePair(String upper, String lower, Kind kind) {
    /** How the lower belongs to the upper. */
    public enum Kind {
        BRIDGE_PORT("port of bridge"),
        BOND_MEMBER("member of"),
        /** A VLAN, macvlan or tunnel on top of another interface. */
        STACKED("below"),
        VETH_PEER("veth peer of");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    /** Returns the pair as in {@code eth0 (port of bridge br0)}. */
    @Override
    public String toString() {
        return lower + " (" + kind.words + " " + upper + ")";
    }
}
