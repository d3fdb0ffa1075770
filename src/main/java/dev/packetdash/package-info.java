/**
 * Packetdash: live packet headers to Prometheus, with every packet accounted for.
 *
 * <pre>
 *  interface ──▶ capture ──▶ FrameRing ──▶ decode ──▶ PacketSummary ──┬──▶ traffic ──▶ flow   one look-up a packet
 *  or demo       (libpcap)   (bytes are                               │                 │ what becomes of flows
 *                             copied once)                            └──▶ detect ◀─────┘
 *                                  └──▶ evidence (pcapng) ◀── alert ◀──────┘  ──▶ sinks
 *  once a second:  pipeline publishes an InterfaceSnapshot ──▶ report ──▶ metrics │ web (JSON, page) │ cli
 * </pre>
 *
 * <p>One platform thread per interface walks the first line from left to right and owns everything on it but the
 * interface's alerts: no lock on a packet's way, no sharing. Every reader reads snapshots and nothing else, so numbers
 * on one screen are numbers of one instant. The recent packets and the evidence are the exceptions that read the ring
 * itself, without holding its writer back. The terminal's commands run the same loop, with an observer.
 *
 * <p>The packages form a strict DAG, lowest first; each says in its {@code package-info} what it may use, and {@code
 * ArchitectureTests} checks it: {@code net} (vocabulary), {@code settings} (names, changes and checks of settings),
 * {@code table} (bounded tables and sketches), {@code capture} (frames from an interface; all native memory), {@code
 * demo} (made-up frames), {@code pcapfile} (frames from and to files), {@code decode} (one frame to one summary),
 * {@code payload} (what applications say, for who looks at one packet), {@code flow} (who talks to whom), {@code
 * traffic} (counters and lists), {@code alert} (the life of alerts), {@code notify} (the sinks that alerts are sent
 * to), {@code detect} (one class per behaviour), {@code evidence} (the packets of alerts, cut out of the ring), {@code
 * snapshot} (what a pipeline publishes), {@code report} (what readers see), {@code pipeline} (the first line above),
 * {@code metrics} (Prometheus and health), {@code web} (JSON API and page), {@code cli} (the terminal's commands,
 * without Spring). This package wires them together, by hand; it sees all others and none of them sees it.
 */
@NullMarked
package dev.packetdash;

import org.jspecify.annotations.NullMarked;
