import { Random } from '../../demo/random';
import type { WireSource, WireSpan } from '../../otlp/otlp-data';

const SERVICES = 40;
const OPERATIONS = 300;
/** A word in the name of one span in a thousand. */
export const NEEDLE = 'reconcile-ledger';

/** One trace of so many spans, a few seconds long: wide and deep, some failed, with attributes and a few events. */
export function bigTrace(count: number): { traceId: string; wire: WireSpan[] } {
  const random = new Random('big-trace', count);
  const traceId = Date.now().toString(16).padStart(32, 'b');
  const base = BigInt(Date.now() - 60_000) * 1_000_000n;
  const sources: WireSource[] = Array.from({ length: SERVICES }, (_, n) => ({
    resource: { 'service.name': `big-${n}`, 'service.version': '1.0.0', 'host.name': `host-${n}` },
    scope: 'bench',
  }));
  const spans: { startNs: bigint; lengthNs: bigint; wire: WireSpan }[] = [];
  for (let n = 0; n < count; n++) {
    // Mostly below a recent span: chains some forty deep, with wide spots.
    const parent =
      n === 0 ? undefined : spans[Math.max(0, n - 1 - Math.floor(random.next() * random.next() * 400))];
    const room = parent ? parent.lengthNs : 8_000_000_000n;
    const startNs = parent ? parent.startNs + scaled(room, random.next() * 0.3) : base;
    const lengthNs = parent ? scaled(room, 0.2 + random.next() * 0.75) + 1_000n : room;
    const isError = random.next() < 0.01;
    const name =
      n % 1000 === 999 ? `${NEEDLE} ${n}` : `GET /resource-${Math.floor(random.next() * OPERATIONS)}/{id}`;
    spans.push({
      startNs,
      lengthNs,
      wire: {
        source: sources[n % SERVICES] as WireSource,
        traceId,
        spanId: (n + 1).toString(16).padStart(16, '0'),
        ...(parent ? { parentSpanId: parent.wire.spanId } : {}),
        name,
        kind: 1 + (n % 3),
        startNs,
        endNs: startNs + lengthNs,
        status: isError ? 2 : 0,
        attributes: {
          'http.route': `/resource/${n % 50}`,
          'user.id': `u-${n % 977}`,
          'http.status_code': isError ? 500 : 200,
        },
        ...(n % 20 === 0
          ? { events: [{ timeNs: startNs + lengthNs / 2n, name: 'retry', attributes: {} }] }
          : {}),
      },
    });
  }
  return { traceId, wire: spans.map(({ wire }) => wire) };
}

function scaled(ns: bigint, share: number): bigint {
  return (ns * BigInt(Math.floor(share * 1000))) / 1000n;
}
