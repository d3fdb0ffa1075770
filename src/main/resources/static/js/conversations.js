import { bytes, count, protocol } from './format.js';
import { windowed } from './window.js';

/** Who talks to whom: client, server and service port. */
export const conversations = () => windowed('conversations', 'Conversations by bytes in the window', [
  { title: 'Client', kind: 'address', head: true, text: row => row.client },
  { title: 'Server', kind: 'address', text: row => row.server },
  { title: 'Protocol', kind: 'nowrap minor', text: row => protocol(row.protocol) },
  { title: 'Port', kind: 'num', text: row => row.port || '–' },
  { title: 'Packets', kind: 'num minor', text: row => count(row.packets) },
  { title: 'Bytes', kind: 'num', text: row => bytes(row.bytes) },
]);
