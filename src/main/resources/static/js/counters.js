import { byId, el, setText } from './dom.js';
import { count, words } from './format.js';

/** The other counters of the report: title and the name → number of each. */
const GROUPS = {
  Direction: ({ directions }) => Object.entries(directions).map(([name, { packets }]) => [name, packets]),
  'TCP segments': ({ tcpSegments }) => Object.entries(tcpSegments),
  'Decode outcome': ({ decodeOutcomes }) => Object.entries(decodeOutcomes),
  Encapsulation: ({ encapsulations }) => Object.entries(encapsulations),
  Fragments: ({ fragments }) => Object.entries(fragments),
};

/** Counters since start, only those that have counted something. */
export function counters() {
  const groups = Object.entries(GROUPS).map(([title, numbers]) => ({ title, numbers, value: el('dd') }));
  byId('counters').append(el('dl', { class: 'parts' },
      ...groups.flatMap(({ title, value }) => [el('dt', {}, title), value])));
  return report => groups.forEach(({ numbers, value }) => setText(value, listed(numbers(report))));
}

function listed(numbers) {
  const seen = numbers.filter(([, number]) => number > 0).sort(([, a], [, b]) => b - a);
  return seen.map(([name, number]) => `${words(name)} ${count(number)}`).join(' · ') || 'none';
}
