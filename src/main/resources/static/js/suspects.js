import { byId, noteBeside, setText } from './dom.js';
import { clock, count, words } from './format.js';
import { Table } from './table.js';

/** The sources that look like scanners. */
export function suspects() {
  const section = byId('suspects');
  const note = noteBeside(section);
  const table = new Table(section, 'Scan suspects', [
    { title: 'Source', kind: 'address', head: true, text: row => row.source },
    { title: 'Kind', kind: 'nowrap', text: row => words(row.kind) },
    { title: 'Direction', kind: 'nowrap', text: row => words(row.direction) },
    { title: 'Targets without an answer', kind: 'num', text: row => count(row.targets) },
    { title: 'Since', kind: 'num', text: row => clock(row.since) },
  ]);
  return ({ scanSuspects }) => {
    table.update(scanSuspects, 'No scan suspects: no source has asked many targets in vain of late.');
    setText(note, scanSuspects.length ? '▲ sources whose connection requests stay unanswered' : '');
    note.className = scanSuspects.length ? 'note bad' : 'note';
  };
}
