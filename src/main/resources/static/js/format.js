/** Numbers and times as the page writes them: always English, UTC, and an en dash for what is not known. */

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const short = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });
const NONE = '–';

const known = number => typeof number === 'number' && Number.isFinite(number);

export const count = number => (known(number) ? whole.format(number) : NONE);

/** A rate: whole from 100 upwards, three digits below. */
export const perSecond = number => (known(number) && number < 100 ? short.format(number) : count(number));

function scaled(number, base, units) {
  if (!known(number)) {
    return NONE;
  }
  let step = 0;
  // 999.5 would be printed as 1,000.
  while (number >= (base === 1000 ? 999.5 : 1023.5) && step < units.length - 1) {
    number /= base;
    step++;
  }
  return `${step === 0 || number >= 999.5 ? perSecond(number) : short.format(number)} ${units[step]}`.trim();
}

export const bytes = number => scaled(number, 1024, ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB']);

export const bits = bytesPerSecond =>
    scaled(known(bytesPerSecond) ? bytesPerSecond * 8 : NaN, 1000, ['bit/s', 'kbit/s', 'Mbit/s', 'Gbit/s', 'Tbit/s']);

/** A number for an axis, where room is scarce: 1.5 k. */
export const compact = number => scaled(number, 1000, ['', 'k', 'M', 'G']);

export const ratio = (part, all) => (all > 0 ? part / all : 0);

export function percent(part, all) {
  if (!(all > 0)) {
    return NONE;
  }
  const value = (100 * part) / all;
  return value > 0 && value < 0.05 ? '<0.1 %' : `${value.toFixed(1)} %`;
}

/** Seconds as 00:05:32, or 3 d 00:05:32. */
export function duration(seconds) {
  const rest = Math.floor(seconds % 86400);
  const clock = [rest / 3600, (rest / 60) % 60, rest % 60].map(n => String(Math.floor(n)).padStart(2, '0')).join(':');
  return seconds >= 86400 ? `${Math.floor(seconds / 86400)} d ${clock}` : clock;
}

export const age = seconds => (seconds < 100 ? `${Math.floor(seconds)} s` : duration(seconds));

/** The time of day of an ISO-8601 UTC instant, to the second. */
export const clock = instant => instant.slice(11, 19);

/** Likewise to the microsecond; a server leaves trailing zeros out. */
export const preciseClock = instant =>
    `${clock(instant)}.${(instant.match(/\.(\d+)/)?.[1] ?? '').padEnd(6, '0').slice(0, 6)}`;

const PROTOCOLS = {
  tcp: 'TCP', udp: 'UDP', icmp: 'ICMP', icmpv6: 'ICMPv6', sctp: 'SCTP', gre: 'GRE', esp: 'ESP', ah: 'AH', igmp: 'IGMP',
  ospf: 'OSPF', vrrp: 'VRRP', pim: 'PIM', ipip: 'IP in IP', ipv6_in_ip: 'IPv6 in IP', l2tp: 'L2TP', arp: 'ARP',
  other_ip: 'Other IP', non_ip: 'Not IP',
};

export const protocolKeys = Object.keys(PROTOCOLS);

export const protocol = key => PROTOCOLS[key] ?? words(key);

/** port_scan as "port scan". */
export const words = key => String(key).replaceAll('_', ' ');
