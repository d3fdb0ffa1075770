/** Packetdash's JSON API. */

const TIMEOUT = 5000;

/** An answer that is no success (a problem detail, RFC 9457) or none at all (status 0). */
export class ApiError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

async function get(path) {
  let response;
  try {
    response = await fetch(`api/v1/${path}`, { signal: AbortSignal.timeout(TIMEOUT), cache: 'no-store' });
  } catch (error) {
    throw new ApiError(0, error.name === 'TimeoutError' ? `no answer within ${TIMEOUT / 1000} s` : 'no connection');
  }
  if (!response.ok) {
    throw new ApiError(response.status, await problem(response));
  }
  return response.json();
}

async function problem(response) {
  const { title, detail } = await response.json().catch(() => ({}));
  return detail ?? title ?? `status ${response.status}`;
}

export const getReport = () => get('report');

/** Open and ended alerts, the newest first, and the one that is linked to, however old, while it is known. */
export async function getAlerts(linked) {
  const found = (await get('alerts?limit=50')).alerts;
  if (!linked || found.some(alert => alert.id === linked)) {
    return found;
  }
  try {
    return [...found, await get(`alerts/${encodeURIComponent(linked)}`)];
  } catch (error) {
    if (error.status === 404) {
      return found;
    }
    throw error;
  }
}

/** The recent packets, newest first; empty filter values are left out. */
export async function getPackets(filter, limit) {
  const query = new URLSearchParams({ limit });
  for (const [name, value] of filter) {
    if (value.trim()) {
      query.set(name, value.trim());
    }
  }
  return (await get(`packets?${query}`)).packets;
}

export const getPacket = id => get(`packets/${encodeURIComponent(id)}`);
