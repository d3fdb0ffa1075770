import { byId, el } from './dom.js';
import { duration, words } from './format.js';

/** A snapshot is published every second, also when idle: an older one means that the pipeline stands still. */
const STALE_SECONDS = 5;

/** The interfaces in the header, and the banners of what is wrong or not real. */
export function interfaces() {
  return report => {
    replace(byId('interfaces'), [...report.interfaces.map(chip), running(report)]);
    replace(byId('down'), report.interfaces.flatMap(trouble));
    const demo = report.source === 'demo' || report.interfaces.some(({ kind }) => kind === 'demo');
    document.title = `${demo ? 'DEMO · ' : ''}${report.interfaces.every(({ up }) => up) ? '' : '▲ '}Packetdash`;
    if (demo && !byId('demo').firstChild) {
      byId('demo').append(el('strong', {}, 'DEMO'), 'Synthetic traffic: nothing on this page comes from a real network.');
    }
  };
}

/** Replaces the children only for new contents, so that a live region speaks once. */
function replace(parent, children) {
  const contents = children.map(child => child.textContent).join('\n');
  if (parent.dataset.contents !== contents) {
    parent.dataset.contents = contents;
    parent.replaceChildren(...children);
  }
}

function chip({ name, kind, up, linkType, filter, snapshotLength }) {
  const about = [kind, linkType, `${snapshotLength} B kept`, filter && `filter “${filter}”`].filter(Boolean).join(' · ');
  return el('li', {},
      el('span', { class: up ? 'good' : 'bad' }, up ? '✓ ' : '✕ '), el('strong', {}, name), up ? ' up ' : ' down ',
      el('span', { class: 'note' }, about));
}

const running = ({ runtimeSeconds }) => el('li', { class: 'note' }, `running ${duration(runtimeSeconds)}`);

function trouble({ name, up, failure, snapshotAgeSeconds }) {
  if (!up) {
    const message = failure?.message ?? 'the reason is not known';
    return [banner(`✕ ${name} is not being captured`, `${message} (${words(failure?.reason ?? 'unknown')})`, failure?.remedy)];
  }
  if (snapshotAgeSeconds > STALE_SECONDS) {
    return [banner(`▲ ${name} is standing still`, `its numbers are more than ${STALE_SECONDS} s old`)];
  }
  return [];
}

function banner(title, message, remedy) {
  return el('div', { class: 'banner bad' }, el('p', {}, el('strong', {}, title), `: ${message}`),
      ...(remedy ? [el('p', {}, el('strong', {}, 'What to do'), `: ${remedy}`)] : []));
}
