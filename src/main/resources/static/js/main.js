import { alerts, linkedAlert } from './alerts.js';
import { getAlerts, getReport } from './api.js';
import { books } from './books.js';
import { Connection } from './connection.js';
import { conversations } from './conversations.js';
import { counters } from './counters.js';
import { PacketDetail } from './detail.js';
import { hosts } from './hosts.js';
import { interfaces } from './interfaces.js';
import { PacketList } from './packets.js';
import { protocols } from './protocols.js';
import { rate } from './rate.js';
import { services } from './services.js';
import { suspects } from './suspects.js';
import { vitals } from './vitals.js';

/** The live page: each section is made once and gives a function that shows the next report. */
const sections = [interfaces, vitals, rate, protocols, hosts, conversations, services, suspects, books, counters]
    .map(section => section());

const showAlerts = alerts();
const detail = new PacketDetail();
const packets = new PacketList(id => {
  history.replaceState(null, '', `#packet=${encodeURIComponent(id)}`);
  openFromAddress();
});

/** The open packet stands in the page's address, so that a link to it can be passed on. */
function openFromAddress() {
  const id = new URLSearchParams(location.hash.slice(1)).get('packet');
  if (id) {
    packets.select(id);
    detail.show(id);
  }
}

window.addEventListener('hashchange', openFromAddress);
openFromAddress();

new Connection(async () => {
  const [report, found] = await Promise.all([getReport(), getAlerts(linkedAlert()), packets.refresh()]);
  showAlerts(found);
  sections.forEach(show => show(report));
  return report.at;
});
