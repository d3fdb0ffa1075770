import { byId, el, noteBeside, setText } from './dom.js';
import { clock, count, words } from './format.js';

/** The alert that stands in the page's address: what is sent elsewhere links to it. */
export const linkedAlert = () => new URLSearchParams(location.hash.slice(1)).get('alert');

/** What was found, the newest first; each opens to why, and what to do. */
export function alerts() {
  const section = byId('alerts');
  const note = noteBeside(section);
  const empty = el('p', { class: 'empty' });
  const list = el('div', { class: 'alerts' });
  section.append(list, empty);
  const shown = new Map();
  let followed = null;
  return found => {
    const open = found.filter(alert => alert.state === 'firing' && alert.severity !== 'low').length;
    setText(note, open ? `▲ ${count(open)} open` : '');
    note.className = open ? 'note bad' : 'note';
    setText(empty, found.length ? '' : 'Nothing found: no alert and no suspect.');
    for (const [id, item] of shown) {
      if (!found.some(alert => alert.id === id)) {
        item.element.remove();
        shown.delete(id);
      }
    }
    found.forEach((alert, index) => {
      if (!shown.has(alert.id)) {
        shown.set(alert.id, new Item());
      }
      const item = shown.get(alert.id);
      item.show(alert);
      if (list.children[index] !== item.element) {
        list.insertBefore(item.element, list.children[index] ?? null);
      }
    });
    const linked = linkedAlert();
    if (linked !== followed && (!linked || shown.has(linked))) {
      followed = linked;
      shown.get(linked)?.open();
    }
  };
}

/** One alert. It stays open, and a selection in it lives on, while nothing about it changes. */
class Item {
  #badge = el('strong');
  #summary = el('span');
  #times = el('span', { class: 'note' });
  #body = el('div');
  #shown;

  constructor() {
    this.element = el('details', { class: 'alert' },
        el('summary', {}, this.#badge, this.#summary, this.#times), this.#body);
  }

  open() {
    this.element.open = true;
    this.element.scrollIntoView();
  }

  show(alert) {
    const going = alert.state === 'firing';
    this.element.dataset.severity = going ? alert.severity : 'over';
    setText(this.#badge, `${alert.severity} ${words(alert.detector)}`);
    setText(this.#summary, alert.summary);
    setText(this.#times, `${clock(alert.start)} – ${going ? 'goes on' : clock(alert.end)} on ${alert.interface}`);
    const text = JSON.stringify(alert);
    if (text !== this.#shown) {
      this.#shown = text;
      this.#body.replaceChildren(...body(alert));
    }
  }
}

function body({ explanation, advice, count: times, direction, evidence }) {
  const measures = explanation.measures.map(({ what, value, threshold, windowSeconds }) =>
      `${count(value)} ${what} in ${count(windowSeconds)} s; from ${count(threshold)} on it is a finding`);
  return [
    ...part('What to do', advice),
    ...part('Why', [...measures, ...explanation.details, `found ${count(times)} times, direction ${direction}`]),
    ...part('For example', explanation.examples),
    ...part('What headers alone cannot tell', explanation.limits),
    ...part('What would have kept it quiet', explanation.silencer ? [explanation.silencer] : []),
    ...(evidence ? [el('p', {}, el('a', { href: evidence.slice(1), download: '' }, 'Its packets as pcapng'))] : []),
  ];
}

const part = (title, lines) =>
    (lines.length ? [el('h3', {}, title), el('ul', {}, ...lines.map(line => el('li', {}, line)))] : []);
