import { setTimeout as sleep } from 'node:timers/promises';

// A process of its own: what senders do in theirs must not count as waiting. Told a port and when to end, it searches and
// tells how long each answer took.
const READ_EVERY_MS = 250;

process.once('message', ({ port, endMs }: { port: number; endMs: number }) => {
  void read(port, endMs).then((times) => process.send?.(times, () => process.exit(0)));
});

async function read(port: number, endMs: number): Promise<number[]> {
  const times: number[] = [];
  while (Date.now() < endMs) {
    const startedMs = performance.now();
    await search(port);
    times.push(performance.now() - startedMs);
    await sleep(READ_EVERY_MS);
  }
  return times;
}

async function search(port: number): Promise<void> {
  const question = {
    query: {
      bool: { must: [{ match: { message: 'handled' } }, { range: { '@timestamp': { gte: 'now-15m' } } }] },
    },
    size: 50,
    sort: [{ '@timestamp': 'desc' }],
    track_total_hits: false,
  };
  const response = await fetch(`http://127.0.0.1:${port}/_search`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(question),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`the search was answered ${response.status}: ${text.slice(0, 200)}`);
}
