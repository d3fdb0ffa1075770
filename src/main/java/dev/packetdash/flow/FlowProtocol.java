package dev.packetdash.flow;

/** The protocols by which tracked flows are counted. */
public enum FlowProtocol {
    TCP,
    UDP,
    OTHER
}
