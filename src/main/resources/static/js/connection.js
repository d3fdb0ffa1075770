import { ApiError } from './api.js';
import { byId, setText } from './dom.js';
import { age, clock } from './format.js';

const PERIOD = 1000;
const LONGEST_PAUSE = 8000;

/**
 * Asks once a second, less often while nothing answers, and says in the header and a banner how things stand.
 * Nothing is asked while the page is paused or not looked at.
 */
export class Connection {
  #refresh;
  #failures = 0;
  #paused = false;
  #timer;
  #error;
  #data;

  /** @param refresh asks for everything and shows it; gives the time of the data */
  constructor(refresh) {
    this.#refresh = refresh;
    byId('pause').addEventListener('click', () => this.#togglePause());
    document.addEventListener('visibilitychange', () => this.#poll());
    setInterval(() => this.#show(), PERIOD);
    this.#poll();
  }

  async #poll() {
    clearTimeout(this.#timer);
    if (this.#paused || document.hidden) {
      return;
    }
    try {
      this.#data = { at: await this.#refresh(), received: Date.now() };
      this.#failures = 0;
    } catch (error) {
      this.#failures++;
      this.#error = error;
      if (!(error instanceof ApiError)) {
        console.error(error);
      }
    }
    this.#show();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#poll(), Math.min(PERIOD * 2 ** Math.max(0, this.#failures - 1), LONGEST_PAUSE));
  }

  #togglePause() {
    this.#paused = !this.#paused;
    byId('pause').setAttribute('aria-pressed', this.#paused);
    this.#show();
    this.#poll();
  }

  #state() {
    if (this.#paused) {
      return 'paused';
    }
    return this.#failures ? 'lost' : this.#data ? 'live' : 'connecting';
  }

  #show() {
    const state = this.#state();
    const at = this.#data ? clock(this.#data.at) : '';
    const old = this.#data ? `last data ${age((Date.now() - this.#data.received) / 1000)} ago` : 'no data yet';
    const texts = { live: `Live ${at}`, paused: `Paused at ${at}`, lost: 'Reconnecting', connecting: 'Connecting' };
    byId('status').dataset.state = state;
    setText(byId('status'), texts[state]);
    document.documentElement.classList.toggle('stale', state === 'lost');
    const [message, since] = byId('lost').children;
    byId('lost').hidden = state !== 'lost';
    setText(message, state === 'lost' ? `▲ Reconnecting: Packetdash cannot be asked (${this.#error.message}).` : '');
    setText(since, `${old[0].toUpperCase()}${old.slice(1)}.`);
  }
}
