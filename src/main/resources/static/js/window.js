import { byId, noteBeside, setText } from './dom.js';
import { bytes, clock } from './format.js';
import { Table } from './table.js';

/** A section that lists the largest of something in the last complete window. */
export function windowed(id, caption, columns) {
  const section = byId(id);
  const note = noteBeside(section);
  const table = new Table(section, caption, columns);
  return report => {
    table.update(report[id], whenEmpty(report));
    setText(note, report.window.endedAt === null ? '' : span(report.window));
  };
}

function whenEmpty({ window, runtimeSeconds }) {
  if (window.endedAt !== null) {
    return 'None in the last complete window.';
  }
  const left = Math.ceil(window.seconds - runtimeSeconds);
  return left > 0 ? `The first window completes in ${left} s.` : 'The first window is being completed.';
}

function span({ seconds, endedAt, errorBytes }) {
  return `${seconds} s to ${clock(endedAt)}, ${errorBytes > 0 ? `at most ${bytes(errorBytes)} off` : 'exact'}`;
}
