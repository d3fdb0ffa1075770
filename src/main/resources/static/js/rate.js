import { Chart } from './chart.js';
import { byId, el } from './dom.js';
import { bits, clock, compact, perSecond } from './format.js';
import { Table } from './table.js';

/** Packets and bits a second over the last minute: two charts under one pointer, and the same as a table. */
export function rate() {
  const section = byId('rate');
  const point = index => charts.forEach(chart => chart.point((pointed = index)));
  const packetsPerSecond = value => `${perSecond(value)} packets/s`;
  const charts = [
    new Chart('Packets per second', 'of-packets', packetsPerSecond, compact, point),
    new Chart('Bits per second', 'of-bytes', bits, value => compact(value * 8), point),
  ];
  let pointed = null;
  let latest = { packets: [], bytes: [], endedAt: '' };

  const details = el('details', {}, el('summary', {}, 'The same as a table'));
  section.append(...charts.map(({ element }) => element), details);
  const table = new Table(details, 'Packets and bits per second, the latest first', [
    { title: 'Time', text: row => row.time, head: true },
    { title: 'Packets/s', kind: 'num', text: row => perSecond(row.packets) },
    { title: 'Bits/s', kind: 'num', text: row => bits(row.bytes) },
  ]);
  const fillTable = () => details.open && table.update(secondsOf(latest), 'No second is complete yet.');
  details.addEventListener('toggle', fillTable);

  return ({ rates }) => {
    latest = sinceStart(rates);
    charts[0].update(latest.packets);
    charts[1].update(latest.bytes);
    point(pointed);
    fillTable();
  };
}

/** Without the seconds before the start, in which nobody counted. */
function sinceStart({ packets, bytes, endedAt, seconds }) {
  const whole = series => series.slice(Math.max(0, series.length - seconds));
  return { packets: whole(packets), bytes: whole(bytes), endedAt };
}

function secondsOf({ packets, bytes, endedAt }) {
  const end = Date.parse(endedAt);
  return packets.map((value, index) => ({
    packets: value,
    bytes: bytes[index],
    time: clock(new Date(end - 1000 * (packets.length - 1 - index)).toISOString()),
  })).reverse();
}
