import { byId, noteBeside, setText } from './dom.js';
import { bytes, count, percent, protocol, ratio } from './format.js';
import { Table } from './table.js';

/** How the packets and bytes since start divide among the innermost protocols. */
export function protocols() {
  const section = byId('protocols');
  const note = noteBeside(section);
  let all = { packets: 0, bytes: 0 };
  const table = new Table(section, 'Packets and bytes by innermost protocol', [
    { title: 'Protocol', kind: 'nowrap', head: true, text: row => protocol(row.key) },
    { title: 'Packets', kind: 'num', text: row => count(row.packets) },
    share('% of packets', 'share of-packets', 'packets'),
    { title: 'Bytes', kind: 'num', text: row => bytes(row.bytes) },
    share('% of bytes', 'share of-bytes', 'bytes'),
  ]);

  function share(title, kind, unit) {
    return { title, kind, text: row => percent(row[unit], all[unit]), share: row => ratio(row[unit], all[unit]) };
  }

  return report => {
    const rows = Object.entries(report.protocols).map(([key, numbers]) => ({ key, ...numbers }));
    const seen = rows.filter(row => row.packets > 0).sort((a, b) => b.packets - a.packets);
    all = { packets: sum(seen, 'packets'), bytes: sum(seen, 'bytes') };
    table.update(seen, 'No packet yet.');
    setText(note, `${count(rows.length - seen.length)}${seen.length ? ' more' : ''} not seen`);
  };
}

const sum = (rows, unit) => rows.reduce((total, row) => total + row[unit], 0);
