import { el, setText, svg } from './dom.js';

const SECONDS = 60;
const HEIGHT = 100;
const STEPS = [1, 1.5, 2, 3, 4, 5, 6, 8, 10];

/** The smallest round number that is not below the value. */
function ceiling(value) {
  const magnitude = 10 ** Math.floor(Math.log10(value || 1));
  return magnitude * STEPS.find(step => step * magnitude >= value * 0.999999);
}

/** One second's place from the left; a shorter series ends at the right edge. */
const xOf = (index, length) => SECONDS - length + index;

/** An area chart of one series over the last minute, one value a second, the oldest first. */
export class Chart {
  #values = [];
  #format;
  #axisFormat;
  #readout = el('span', { class: 'note' });
  #axis = [el('span'), el('span'), el('span')];
  #area = svg('path', { class: 'area' });
  #curve = svg('path', { class: 'curve' });
  #cursor = svg('line', { class: 'cursor', y1: 0, y2: HEIGHT, visibility: 'hidden' });

  /** @param format the unit's way to write a value, @param onPoint told the index under the pointer, or null */
  constructor(title, kind, format, axisFormat, onPoint) {
    this.title = title;
    this.#format = format;
    this.#axisFormat = axisFormat;
    const lines = [0, HEIGHT / 2, HEIGHT].map(y => svg('line', { class: 'grid', x1: 0, x2: SECONDS - 1, y1: y, y2: y }));
    this.svg = svg('svg', { viewBox: `0 0 ${SECONDS - 1} ${HEIGHT}`, preserveAspectRatio: 'none', role: 'img' },
        ...lines, this.#area, this.#curve, this.#cursor);
    this.svg.addEventListener('pointermove', event => onPoint(this.#indexAt(event)));
    this.svg.addEventListener('pointerleave', () => onPoint(null));
    this.element = el('figure', { class: `chart ${kind}` },
        el('figcaption', {}, el('strong', {}, title), this.#readout),
        el('div', { class: 'axis', 'aria-hidden': true }, ...this.#axis),
        this.svg,
        el('div', { class: 'times', 'aria-hidden': true }, ...['60 s ago', '30 s', 'now'].map(text => el('span', {}, text))));
  }

  update(values) {
    this.#values = values;
    const top = ceiling(Math.max(0, ...values));
    [top, top / 2, 0].forEach((value, index) => setText(this.#axis[index], this.#axisFormat(value)));
    const points = values.map((value, i) => `${xOf(i, values.length)},${(HEIGHT - (HEIGHT * value) / top).toFixed(2)}`);
    const curve = points.length ? `M${points.join('L')}` : '';
    this.#curve.setAttribute('d', curve);
    this.#area.setAttribute('d', curve && `${curve}V${HEIGHT}H${xOf(0, values.length)}Z`);
  }

  /** Marks one second and writes its value; without one, what the chart says in words. */
  point(index) {
    const value = index === null ? undefined : this.#values[index];
    this.#cursor.setAttribute('visibility', value === undefined ? 'hidden' : 'visible');
    if (value === undefined) {
      setText(this.#readout, this.#inWords());
      this.svg.setAttribute('aria-label', `${this.title}, last 60 s: ${this.#inWords()}`);
      return;
    }
    const x = xOf(index, this.#values.length);
    this.#cursor.setAttribute('x1', x);
    this.#cursor.setAttribute('x2', x);
    setText(this.#readout, `${SECONDS - 1 - x} s before: ${this.#format(value)}`);
  }

  #inWords() {
    const values = this.#values.length ? this.#values : [NaN];
    return `lowest ${this.#format(Math.min(...values))}, highest ${this.#format(Math.max(...values))}`;
  }

  #indexAt({ clientX }) {
    const { left, width } = this.svg.getBoundingClientRect();
    const x = Math.round(((clientX - left) / width) * (SECONDS - 1));
    return x - (SECONDS - this.#values.length);
  }
}
