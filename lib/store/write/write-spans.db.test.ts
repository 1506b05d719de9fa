import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../../scripts/test-database';
import { testSpan } from '../../../scripts/test-records';
import { DEFAULT_TENANT_ID } from '../../contracts/context';
import type { SpanRecord } from '../../contracts/telemetry';
import type { WriteOutcome } from '../../contracts/write-batch';
import { timeNs } from '../../time/time-ns';
import { readIngestCounters } from '../status/ingest-counters';
import { writeSpans } from './write-spans';

const database = openTestDatabase();
const write = async (records: SpanRecord[]): Promise<WriteOutcome> =>
  await writeSpans({ tenantId: DEFAULT_TENANT_ID, records, digest: null });
const count = async () => Number((await database.query<{ n: bigint }>('SELECT count(*) n FROM span'))[0]?.n);
const spansOf = (length: number) => Array.from({ length }, () => testSpan());

beforeEach(async () => {
  await database.query('TRUNCATE span, ingest_batch');
});

describe('writeSpans', () => {
  it('stores every field as it came', async () => {
    const span = testSpan({
      traceId: 'trace-1f3c',
      spanId: '00000000000000ff',
      parentSpanId: 'parent',
      traceState: 'a=b',
      name: 'parse\tfile',
      kind: 3,
      status: 2,
      statusMessage: 'Voltage out of range',
      events: [{ time: timeNs(1_700_000_000_000_000_001n), name: 'retry', attributes: { n: 1 } }],
      links: [{ traceId: 't', spanId: 's', traceState: null, attributes: {} }],
    });
    await write([span]);
    expect(await database.query('SELECT * FROM span')).toMatchObject([
      {
        start_ns: span.start,
        duration_ns: 1_000_000n,
        span_key: 255n,
        trace_text: 'trace-1f3c',
        span_text: null,
        parent_text: 'parent',
        trace_state: 'a=b',
        name: 'parse\tfile',
        kind: 3,
        status: 2,
        status_message: 'Voltage out of range',
        attributes: { wafer_lot: 'W-12345' },
        events: [{ time: '1700000000000000001', name: 'retry', attributes: { n: 1 } }],
        links: [{ traceId: 't', spanId: 's', traceState: null, attributes: {} }],
      },
    ]);
  });

  it('counts spans that are there already as duplicates, within a batch and between batches', async () => {
    const [a, b, c, d] = [testSpan(), testSpan(), testSpan(), testSpan()];
    expect(await write([a, b, a])).toMatchObject({ stored: 2, duplicates: 1, duplicateBatch: false });
    expect(await write([b, c])).toMatchObject({ stored: 1, duplicates: 1 });
    expect(await write([{ ...a, kind: 2 }])).toMatchObject({ stored: 1, duplicates: 0 });
    expect(await write([d, a])).toMatchObject({ stored: 1, duplicates: 1 });
    expect(await count()).toBe(5);
    expect(readIngestCounters().ingest.spans).toMatchObject({ accepted: 6, duplicates: 3 });
  });

  it('is exact when many writers send overlapping spans at once', async () => {
    const spans = spansOf(2_000);
    const batches = Array.from({ length: 12 }, (_, i) => spans.slice(i * 100, i * 100 + 900));
    const outcomes = await Promise.all(
      batches.map(async (batch, seed) => {
        const [shuffled = []] = fc.sample(fc.shuffledSubarray(batch, { minLength: batch.length }), {
          numRuns: 1,
          seed,
        });
        return await write(shuffled);
      }),
    );
    expect(outcomes.reduce((sum, { stored }) => sum + stored, 0)).toBe(2_000);
    expect(outcomes.reduce((sum, { duplicates }) => sum + duplicates, 0)).toBe(12 * 900 - 2_000);
    expect(await count()).toBe(2_000);
  });

  it('loses no neighbour of spans the store cannot take', async () => {
    await database.query(`ALTER TABLE span ADD CONSTRAINT poison CHECK (name <> 'poison')`);
    const spans = spansOf(50);
    spans[3] = testSpan({ name: 'poison' });
    spans[7] = testSpan({ kind: 70_000 });
    spans[49] = testSpan({ durationNs: 2n ** 64n });
    const outcome = await write([...spans, ...spans.slice(0, 3)]);
    expect(outcome).toMatchObject({ stored: 47, duplicates: 3 });
    expect(outcome.rejected.map(({ index }) => index)).toEqual([3, 7, 49]);
    expect(await count()).toBe(47);
    await database.query('ALTER TABLE span DROP CONSTRAINT poison');
  });
});
