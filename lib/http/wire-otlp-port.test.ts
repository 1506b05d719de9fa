import { expect, it } from 'vitest';
import { readIngestCounters } from '../store/status/ingest-counters';
import { serveOtlp } from './wire-otlp-port';

it('says what the port is for elsewhere', async () => {
  expect(await (await serveOtlp(new Request('http://x/'))).text()).toContain('POST /v1/logs');
  const missing = await serveOtlp(new Request('http://x/v1/none', { method: 'POST', body: '{}' }));
  expect([missing.status, await missing.json()]).toEqual([404, expect.objectContaining({ code: 5 })]);
});

it('refuses telemetry for an address without a path, and remembers it', async () => {
  const lost = await serveOtlp(new Request('http://x/', { method: 'POST', body: '{"resourceSpans":[]}' }));
  expect(lost.status).toBe(404);
  expect(readIngestCounters().lastErrors[0]?.message).toMatch(/sent to \/ of the OTLP port/);
});

it('answers metrics with success and counts them as not stored', async () => {
  const before = readIngestCounters().ingest.metrics.notStored;
  const metrics = [{ name: 'depth', gauge: { dataPoints: [{ asInt: '1' }, { asInt: '2' }] } }];
  const send = (body: string) =>
    serveOtlp(
      new Request('http://x/v1/metrics', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      }),
    );
  const taken = await send(JSON.stringify({ resourceMetrics: [{ scopeMetrics: [{ metrics }] }] }));
  expect([taken.status, await taken.text()]).toEqual([200, '{}']);
  expect(readIngestCounters().ingest.metrics).toEqual({
    notStored: before + 2,
    lastReceivedAt: expect.any(String),
  });
  expect((await send('nonsense')).status).toBe(400);
});
