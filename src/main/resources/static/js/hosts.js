import { bytes, count } from './format.js';
import { windowed } from './window.js';

/** The addresses that sent and received most. */
export const hosts = () => windowed('hosts', 'Hosts by bytes in the window', [
  { title: 'Address', kind: 'address', head: true, text: row => row.address },
  { title: 'Sent', kind: 'num', text: row => bytes(row.sentBytes) },
  { title: 'packets', kind: 'num minor', text: row => count(row.sentPackets) },
  { title: 'Received', kind: 'num', text: row => bytes(row.receivedBytes) },
  { title: 'packets', kind: 'num minor', text: row => count(row.receivedPackets) },
]);
