package dev.packetdash.alert;

/**
 * What a finding is about. Equal subjects are one alert; the target is part of it, so that withholding one victim's
 * alert does not hide the next victim.
 *
 * @param subtype {@code syn}, {@code fin}, {@code arp}; empty where the detector has only one
 * @param port    the service's; 0 where it is about no single one
 */
public record Subject(DetectorKind kind, String subtype, Party source, Party target, int port) {}
