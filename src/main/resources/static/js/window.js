import { byId, noteBeside, setText } from './dom.js';
import { age, bytes, clock } from './format.js';
import { Table } from './table.js';

/** A section that lists the largest of something in the last complete window, or in the first part of one. */
export function windowed(id, caption, columns) {
  const section = byId(id);
  const note = noteBeside(section);
  const table = new Table(section, caption, columns);
  return report => {
    table.update(report[id], whenEmpty(report.window));
    setText(note, `${time(report.window)}, ${exactness(report.window)}`);
    note.classList.toggle('warn', !report.window.complete);
  };
}

const whenEmpty = ({ complete, seconds }) =>
    (complete ? 'None in the last complete window.' : `None yet, ${age(seconds)} into the window.`);

const time = ({ complete, seconds, endedAt }) =>
    (complete ? `${age(seconds)} to ${clock(endedAt)}` : `first ${age(seconds)} of a window that goes on`);

const exactness = ({ errorBytes }) => (errorBytes > 0 ? `at most ${bytes(errorBytes)} off` : 'exact');
