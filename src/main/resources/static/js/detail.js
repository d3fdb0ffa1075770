import { getPacket } from './api.js';
import { byId, el, noteBeside, setText } from './dom.js';
import { count, preciseClock, words } from './format.js';
import { hexDump } from './hex.js';

/** One packet: its layers as a tree and the bytes of its headers, the layer pointed at marked in them. */
export class PacketDetail {
  #note = noteBeside(byId('detail'));
  #contents = el('div');
  #wanted;

  constructor() {
    byId('detail').append(this.#contents);
    this.#say('Choose a packet in the list to see its layers and header bytes.');
  }

  /** Fetches and shows a packet; of several asked for in a row, the last one. */
  async show(id) {
    this.#wanted = id;
    try {
      const packet = await getPacket(id);
      if (this.#wanted === id) {
        this.#render(packet);
      }
    } catch (error) {
      if (this.#wanted === id) {
        this.#say(error.status === 404 ? 'This packet has left the ring of recent packets.' : `It cannot be shown: ${error.message}.`, id);
      }
    }
  }

  #say(text, id = '') {
    setText(this.#note, id);
    this.#contents.replaceChildren(el('p', { class: 'empty' }, text));
  }

  #render(packet) {
    const { element, mark } = hexDump(packet.headerHex, packet.layers);
    const facts = [preciseClock(packet.timestamp), packet.interface, packet.direction, `${count(packet.length)} B on the wire`];
    setText(this.#note, packet.id);
    this.#contents.replaceChildren(
        el('h3', {}, packet.summary),
        el('p', { class: 'facts' }, facts.join(' · ')),
        ...packet.layers.map((layer, index) => layerTree(layer, marked => mark(marked ? index : null))),
        element);
  }
}

function layerTree({ name, offset, length, fields }, onPoint) {
  const tree = el('details', { class: 'layer', open: '' },
      el('summary', {}, el('strong', {}, name), el('span', { class: 'note' }, `bytes ${offset} to ${offset + length - 1}`)),
      el('dl', {}, ...Object.entries(fields).flatMap(([key, value]) => [el('dt', {}, spaced(key)), el('dd', {}, value ?? '–')])));
  for (const [event, marked] of [['pointerenter', true], ['pointerleave', false], ['focusin', true], ['focusout', false]]) {
    tree.addEventListener(event, () => onPoint(marked));
  }
  return tree;
}

/** sequenceNumber as "sequence number". */
const spaced = key => words(key.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase());
