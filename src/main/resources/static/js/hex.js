import { el } from './dom.js';

const PER_LINE = 16;

/** A hex dump whose bytes are grouped by layer; mark(index) points at one layer, mark(null) at none. */
export function hexDump(hex, layers) {
  const bytes = hex.match(/../g) ?? [];
  const owners = bytes.map((_, at) => layers.findLastIndex(({ offset, length }) => offset <= at && at < offset + length));
  const element = el('pre', { class: 'hex', 'aria-label': 'Header bytes' });
  const spans = [];
  for (let line = 0; line < bytes.length; line += PER_LINE) {
    element.append(el('span', { class: 'offset' }, `${line.toString(16).padStart(4, '0')}  `));
    for (const run of runsOf(owners, line, Math.min(line + PER_LINE, bytes.length))) {
      const span = el('span', { class: run.owner % 2 === 1 ? 'layer-odd' : '' }, bytes.slice(run.from, run.to).join(' '));
      spans.push({ owner: run.owner, span });
      element.append(span, run.to % PER_LINE === 0 || run.to === bytes.length ? '' : ' ');
    }
    // A line feed made here: the escape of control characters is for texts from outside.
    element.append(document.createTextNode('\n'));
  }
  const mark = index => spans.forEach(({ owner, span }) => span.classList.toggle('pointed', owner === index));
  return { element, mark };
}

/** The stretches of one line that belong to one layer each. */
function runsOf(owners, start, end) {
  const runs = [];
  for (let from = start, to; from < end; from = to) {
    for (to = from + 1; to < end && owners[to] === owners[from];) {
      to++;
    }
    runs.push({ owner: owners[from], from, to });
  }
  return runs;
}
