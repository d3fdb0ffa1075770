import { bytes, count, protocol, ratio } from './format.js';
import { windowed } from './window.js';

/** The service ports with the most bytes; a bar compares each with the first. */
export function services() {
  let most = 0;
  const update = windowed('services', 'Service ports by bytes in the window', [
    { title: 'Port', kind: 'nowrap', head: true, text: row => row.port },
    { title: 'Protocol', kind: 'nowrap', text: row => protocol(row.protocol) },
    { title: 'Packets', kind: 'num', text: row => count(row.packets) },
    { title: 'Bytes', kind: 'share of-bytes', text: row => bytes(row.bytes), share: row => ratio(row.bytes, most) },
  ]);
  return report => {
    most = Math.max(0, ...report.services.map(row => row.bytes));
    update(report);
  };
}
