import { getPackets } from './api.js';
import { byId, el, noteBeside, setText } from './dom.js';
import { count, preciseClock, protocol, protocolKeys } from './format.js';
import { Table } from './table.js';

const LIMIT = 40;

/**
 * The list of recent packets. It holds still while it is pointed at or has the focus: nobody can hit a row that
 * moves every second. A row opens with a click, Enter, Space, or by walking to it with the arrow keys.
 */
export class PacketList {
  #form = byId('filter');
  #note = noteBeside(byId('packets'));
  #onOpen;
  #opened;
  #packets = [];
  #table = new Table(byId('packets'), 'Recent packets, newest first', [
    { title: 'Time', head: true, text: row => preciseClock(row.timestamp) },
    { title: 'Interface', kind: 'minor', text: row => row.interface },
    { title: 'Direction', text: row => row.direction },
    { title: 'Bytes', kind: 'num', text: row => count(row.length) },
    { title: 'Summary', kind: 'summary', text: row => row.summary },
  ]);

  /** @param onOpen told the id of the packet to open */
  constructor(onOpen) {
    this.#onOpen = onOpen;
    this.#form.elements.protocol.append(...protocolKeys.map(key => el('option', { value: key }, protocol(key))));
    this.#form.addEventListener('submit', event => event.preventDefault());
    // A failure that is not the filter's is said by the next regular refresh.
    this.#form.addEventListener('input', () => this.refresh().catch(() => {}));
    this.#table.element.setAttribute('role', 'grid');
    this.#table.body.addEventListener('click', event => this.#open(event.target.closest('tr')));
    this.#table.body.addEventListener('keydown', event => this.#walk(event));
  }

  /** Asks for the packets unless the list is held. A refused filter is said here; another failure is the caller's. */
  async refresh() {
    if (this.#table.scroll.matches(':hover, :focus-within')) {
      setText(this.#note, 'held while you are in the list');
      return;
    }
    const filter = [...new FormData(this.#form)];
    try {
      this.#packets = await getPackets(filter, LIMIT);
    } catch (error) {
      if (error.status !== 400) {
        throw error;
      }
      setText(this.#note, `✕ ${error.message}`);
      return;
    }
    const filtered = filter.some(([, value]) => value.trim());
    this.#table.update(this.#packets, filtered ? 'No recent packet passes this filter.' : 'No packet yet.');
    setText(this.#note, `the newest ${this.#packets.length}, newest first`);
    this.#mark();
  }

  /** Shows which packet is open, and lets the Tab key reach that row, or the first one. */
  #mark() {
    const rows = [...this.#table.body.rows];
    const current = rows[this.#packets.findIndex(({ id }) => id === this.#opened)];
    rows.forEach(row => {
      row.setAttribute('aria-selected', row === current);
      row.tabIndex = row === (current ?? rows[0]) ? 0 : -1;
    });
  }

  /** Says which packet is open, however that came about. */
  select(id) {
    this.#opened = id;
    this.#mark();
  }

  #open(row) {
    if (row) {
      row.tabIndex = 0;
      row.focus();
      this.#onOpen(this.#packets[row.sectionRowIndex].id);
    }
  }

  #walk(event) {
    const row = event.target.closest('tr');
    const targets = {
      ArrowDown: row.nextElementSibling,
      ArrowUp: row.previousElementSibling,
      Home: row.parentElement.firstElementChild,
      End: row.parentElement.lastElementChild,
      Enter: row,
      ' ': row,
    };
    if (event.key in targets) {
      event.preventDefault();
      this.#open(targets[event.key]);
    }
  }
}
