import { byId, el, setText } from './dom.js';
import { bits, bytes, count, percent, perSecond } from './format.js';

/** The handful of numbers to look at first; each is {title, value, beside} of a report, with a mark where it worries. */
const VITALS = [
  {
    title: 'Packets/s',
    value: ({ totals, rates }) => (rates.seconds ? perSecond(totals.packetsPerSecond) : '–'),
    beside: ({ totals, rates }) => overall(perSecond(totals.packetsPerSecondLastMinute), rates),
  },
  {
    title: 'Bits/s',
    value: ({ totals, rates }) => (rates.seconds ? bits(totals.bytesPerSecond) : '–'),
    beside: ({ totals, rates }) => overall(bits(totals.bytesPerSecondLastMinute), rates),
  },
  {
    title: 'Packets since start',
    value: ({ totals }) => count(totals.packets),
    beside: ({ totals }) => `${bytes(totals.bytes)} on the wire`,
  },
  {
    title: 'Kernel drops',
    value: ({ capture }) => count(capture.kernelDropped),
    beside: ({ capture }) => `${percent(capture.kernelDropped, capture.kernelReceived)} of ${count(capture.kernelReceived)} received`,
    mark: ({ capture }) => (capture.kernelDropped > 0 ? 'warn' : ''),
  },
  {
    title: 'Scan suspects',
    value: ({ scanSuspects }) => (scanSuspects.length ? `▲ ${count(scanSuspects.length)}` : 'none'),
    beside: ({ scanSuspects }) => (scanSuspects.length ? 'listed below' : 'nobody over the threshold'),
    mark: ({ scanSuspects }) => (scanSuspects.length ? 'bad' : ''),
  },
  {
    title: 'The books',
    value: ({ books }) => (unbalanced(books) ? '✕ off' : books.length ? '✓ balanced' : '–'),
    beside: ({ books }) => `${count(books.length - unbalanced(books))} of ${count(books.length)} sums agree`,
    mark: ({ books }) => (unbalanced(books) ? 'bad' : ''),
  },
];

const overall = (mean, { seconds }) => (seconds ? `${mean} over ${seconds} s` : 'no second is complete yet');

const unbalanced = books => books.filter(({ balanced }) => !balanced).length;

export function vitals() {
  const cells = VITALS.map(({ title }) => {
    const [value, beside] = [el('dd', {}, '–'), el('dd', {}, '\u00a0')];
    byId('vitals').append(el('div', {}, el('dt', {}, title), value, beside));
    return { value, beside };
  });
  return report => cells.forEach(({ value, beside }, index) => {
    const vital = VITALS[index];
    setText(value, vital.value(report));
    setText(beside, vital.beside(report));
    value.className = vital.mark?.(report) ?? '';
  });
}
