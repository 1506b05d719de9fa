import { setTimeout as sleep } from 'node:timers/promises';
import { encodeLogs } from '../otlp/encode-request';

const BATCH_RECORDS = 500;
/** Senders that wait for an answer at the same time. */
const MOST_OPEN = 128;
const MARK = 'batch-00000000';

export interface Sent {
  stored: number;
  refused: number;
  unanswered: number;
}

/** Offers this many records a second, whatever is answered: what is refused is not sent again. Infinity: four at once. */
export async function sendPaced(port: number, recordsASecond: number, endMs: number): Promise<Sent> {
  const sent: Sent = { stored: 0, refused: 0, unanswered: 0 };
  if (recordsASecond === 0) {
    await sleep(endMs - Date.now());
    return sent;
  }
  const { bytes, places } = template();
  const body = () => {
    const mark = `batch-${Math.floor(Math.random() * 1e8)
      .toString()
      .padStart(8, '0')}`;
    for (const place of places) bytes.write(mark, place, 'latin1');
    return Buffer.from(bytes);
  };
  if (recordsASecond === Number.POSITIVE_INFINITY) {
    const one = async () => {
      while (Date.now() < endMs) await send(port, body(), sent, true);
    };
    await Promise.all([one(), one(), one(), one()]);
    return sent;
  }
  const open = new Set<Promise<void>>();
  const startedMs = Date.now();
  for (let batch = 0; Date.now() < endMs; batch++) {
    await sleep(startedMs + (batch * BATCH_RECORDS * 1000) / recordsASecond - Date.now());
    while (open.size >= MOST_OPEN) await Promise.race(open);
    const answer = send(port, body(), sent, false).finally(() => open.delete(answer));
    open.add(answer);
  }
  await Promise.all(open);
  return sent;
}

async function send(port: number, body: Buffer, sent: Sent, waits: boolean): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${port}/v1/logs`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-protobuf' },
    body: body as BodyInit,
    signal: AbortSignal.timeout(30_000),
  }).catch(() => null);
  await response?.arrayBuffer().catch(() => null);
  if (response?.ok) sent.stored += BATCH_RECORDS;
  else if (response) sent.refused += BATCH_RECORDS;
  else sent.unanswered += BATCH_RECORDS;
  if (waits && response?.status === 429)
    await sleep(1_000 * Number(response.headers.get('retry-after') ?? 1));
}

/** One batch as bytes, and where it says which it is: encoding each anew would take the processor that is measured. */
function template(): { bytes: Buffer; places: number[] } {
  const timeNs = BigInt(Date.now()) * 1_000_000n;
  const source = { resource: { 'service.name': 'overload' }, scope: 'overload' };
  const bytes = Buffer.from(
    encodeLogs(
      Array.from({ length: BATCH_RECORDS }, (_, index) => ({
        source,
        timeNs: timeNs + BigInt(index),
        severityNumber: 9,
        severityText: 'INFO',
        body: `request ${MARK} ${index} handled in ${index % 97} ms`,
        attributes: { 'http.route': '/api/orders/{id}', status: 200, user: `u${index % 50}` },
      })),
    ),
  );
  const places: number[] = [];
  for (let at = bytes.indexOf(MARK); at >= 0; at = bytes.indexOf(MARK, at + 1)) places.push(at);
  return { bytes, places };
}
