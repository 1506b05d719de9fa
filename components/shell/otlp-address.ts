import type { StatusResponse } from '@/lib/contracts/status';

/**
 * Base URL for OTLP senders: the OTLP listener's own port where one listens, on the host this page was reached by;
 * otherwise the page's own origin, which takes OTLP too. A listener behind TLS or a proxy is not ours to guess.
 */
export function otlpAddress(origin: string, listeners: StatusResponse['listeners']): string {
  const page = new URL(origin);
  const listener = listeners.find(({ protocol, state }) => /^otlp/i.test(protocol) && state === 'listening');
  const port = /:(\d+)$/.exec(listener?.address ?? '')?.[1];
  if (!port || page.protocol === 'https:') return origin;
  return `http://${page.hostname}:${port}`;
}
