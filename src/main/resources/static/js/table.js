import { el, setText } from './dom.js';

/**
 * A table whose rows are changed in place, so that a text selection and the focus outlive an update.
 *
 * A column is {title, text: row => string} and may have: kind, a class of its cells; head, which makes its cells row
 * headers; mark: row => class; share: row => 0…1, which draws a bar beside the text.
 */
export class Table {
  #columns;
  #empty = el('p', { class: 'empty' });

  constructor(section, caption, columns) {
    this.#columns = columns;
    this.body = el('tbody');
    this.element = el('table', {},
        el('caption', { class: 'visually-hidden' }, caption),
        el('thead', {}, el('tr', {}, ...columns.map(({ title, kind }) => el('th', { scope: 'col', class: kind }, title)))),
        this.body);
    this.scroll = el('div', { class: 'scroll', role: 'group', 'aria-label': caption }, this.element);
    section.append(this.scroll, this.#empty);
    this.update([], 'No data yet.');
  }

  /** Shows these rows, or the text in place of a table without any. */
  update(rows, whenEmpty) {
    this.scroll.hidden = rows.length === 0;
    this.#empty.hidden = rows.length > 0;
    setText(this.#empty, whenEmpty);
    while (this.body.rows.length > rows.length) {
      this.body.lastElementChild.remove();
    }
    rows.forEach((row, index) => this.#fill(this.body.rows[index] ?? this.#addRow(), row));
    // Where columns are cut off the keyboard must be able to scroll to them.
    this.scroll.tabIndex = this.scroll.scrollWidth > this.scroll.clientWidth ? 0 : -1;
  }

  #addRow() {
    const row = el('tr', {}, ...this.#columns.map(newCell));
    this.body.append(row);
    return row;
  }

  #fill(element, row) {
    this.#columns.forEach(({ text, share, mark }, index) => {
      const cell = element.cells[index];
      setText(share ? cell.querySelector('.value') : cell, text(row));
      if (share) {
        cell.querySelector('.bar > span').style.width = `${(100 * share(row)).toFixed(1)}%`;
      }
      if (mark) {
        cell.className = mark(row);
      }
    });
  }
}

function newCell({ head, kind, share }) {
  const cell = head ? el('th', { scope: 'row', class: kind }) : el('td', { class: kind });
  if (share) {
    const bar = el('span', { class: kind.replace('share', 'bar'), 'aria-hidden': true }, el('span'));
    cell.append(el('div', { class: 'cell' }, el('span', { class: 'value' }), bar));
  }
  return cell;
}
