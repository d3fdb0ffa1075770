import { byId, el, noteBeside, setText } from './dom.js';
import { count, protocol, words } from './format.js';
import { Table } from './table.js';

/** What each sum of the books says. */
const IDENTITIES = {
  kernel: 'kernel received = dropped + delivered + in the buffer',
  protocols: 'delivered = sum of the protocols',
  networks: 'delivered = sum of the network layers',
  decode_outcomes: 'delivered = sum of the decode outcomes',
};

/** The parts that the report spells out, as name and number. */
const PARTS = {
  kernel: ({ capture }) => [
    ['dropped', capture.kernelDropped],
    ['delivered', capture.delivered],
    ['in the buffer', capture.unaccounted],
  ],
  protocols: ({ protocols }) => Object.entries(protocols).map(([key, { packets }]) => [protocol(key), packets]),
  decode_outcomes: ({ decodeOutcomes }) => Object.entries(decodeOutcomes).map(([key, packets]) => [words(key), packets]),
};

/** Every packet accounted for: each identity, its two sides, and whether they agree. */
export function books() {
  const section = byId('books');
  const note = noteBeside(section);
  const table = new Table(section, 'The books: identities that must hold', [
    { title: 'Interface', kind: 'address', head: true, text: row => row.interface },
    { title: 'Identity', kind: 'prose', text: row => IDENTITIES[row.sum] ?? words(row.sum) },
    { title: 'Whole', kind: 'num', text: row => count(row.whole) },
    { title: 'Parts', kind: 'num', text: row => count(row.parts) },
    { title: 'Difference', kind: 'num minor', text: row => count(row.difference) },
    { title: 'State', text: row => (row.balanced ? '✓ balanced' : '✕ unbalanced'), mark: row => (row.balanced ? 'nowrap good' : 'nowrap bad') },
  ]);
  const parts = Object.keys(PARTS).map(sum => ({ sum, value: el('dd') }));
  section.append(el('dl', { class: 'parts', 'aria-label': 'Parts, over all interfaces' },
      ...parts.flatMap(({ sum, value }) => [el('dt', {}, words(sum)), value])));

  return report => {
    table.update(report.books, 'No interface has been opened yet.');
    parts.forEach(({ sum, value }) => setText(value, addition(PARTS[sum](report))));
    setText(note, report.interfaces.length > 1 ? 'parts: over all interfaces' : '');
  };
}

function addition(parts) {
  return parts.filter(([, number]) => number !== 0).map(([name, number]) => `${name} ${count(number)}`).join(' + ') || '0';
}
