import type { StatusResponse } from '@/lib/contracts/status';

/**
 * Base URL for senders of a protocol: its listener's own port where one listens, on the host this page was reached by;
 * otherwise the page's own origin and the path under which the main port takes it. A listener behind TLS or a proxy is not
 * ours to guess. @param path on the main port, e.g. `/elasticsearch`, or ''
 */
export function protocolAddress(
  origin: string,
  listeners: StatusResponse['listeners'],
  protocol: string,
  path: string,
): string {
  const port = listeningPort(listeners, protocol);
  const page = new URL(origin);
  if (port === null || page.protocol === 'https:') return `${origin}${path}`;
  return `http://${page.hostname}:${port}`;
}

/** The port on which a protocol listens here; null when it does not. */
export function listeningPort(listeners: StatusResponse['listeners'], protocol: string): string | null {
  const listener = listeners.find((known) => known.protocol === protocol && known.state === 'listening');
  return /:(\d+)$/.exec(listener?.address ?? '')?.[1] ?? null;
}
