import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../scripts/test-database';
import { testLog, testStream } from '../../scripts/test-records';
import { DEFAULT_TENANT_ID, type RequestContext } from '../contracts/context';
import type { Log } from '../contracts/log';
import { logContextQuerySchema } from '../contracts/log-context';
import { logSearchQuerySchema } from '../contracts/log-search';
import { writeLogs } from '../store/write/write-logs';
import { nowNs, timeNs } from '../time/time-ns';
import { logContext } from './log-context';
import { searchLogs } from './search-logs';

openTestDatabase();

const ctx: RequestContext = {
  requestId: 'test',
  tenantId: DEFAULT_TENANT_ID,
  signal: new AbortController().signal,
};
const COUNT = 300;
const base = nowNs() - 60_000_000_000n;
const streams = [
  testStream({ service: 'web', resource: { 'host.name': 'node-1', 'k8s.pod.name': 'web-a' } }),
  testStream({ service: 'job', resource: { 'host.name': 'node-1' } }),
  testStream({ service: 'web', resource: { 'k8s.pod.name': 'web-b' } }),
  testStream({ service: 'bare', resource: {} }),
];

beforeAll(async () => {
  // Ten lines share each time: only the sequence tells them apart.
  const records = Array.from({ length: COUNT }, (_, n) =>
    testLog({
      time: timeNs(base + BigInt(Math.floor(n / 10)) * 1_000_000n),
      body: n % 7 === 0 ? 'slow answer' : 'answer',
      attributes: { n },
      stream: streams[n % 4] ?? testStream(),
    }),
  );
  await writeLogs({ tenantId: DEFAULT_TENANT_ID, records, digest: null });
});

const numbers = (logs: Log[]) => logs.map(({ attributes }) => Number(attributes.n));
const idOf = async (n: number) =>
  (await searchLogs(ctx, logSearchQuerySchema.parse({ q: `n:${n}` }))).logs[0]?.id ?? '';
const around = async (n: number, input: object) =>
  await logContext(ctx, await idOf(n), logContextQuerySchema.parse(input));
const from = (start: number, end: number, fits: (n: number) => boolean = () => true) =>
  Array.from({ length: end - start }, (_, index) => start + index).filter(fits);

describe('logContext', () => {
  it('pages on to both ends, each line once and in order, also where times are equal', async () => {
    const first = await around(155, { scope: 'all', limit: 13 });
    expect(numbers([...first.before, first.log, ...first.after])).toEqual(from(142, 169));
    let older = first.older.nextCursor;
    let newer = first.newer.nextCursor;
    let lines = [...first.before, first.log, ...first.after];
    for (let pages = 0; (older ?? newer) && pages < 40; pages++) {
      const next = await around(155, {
        scope: 'all',
        limit: 13,
        ...(older ? { before: older } : {}),
        ...(newer ? { after: newer } : {}),
      });
      lines = [...next.before, ...lines, ...next.after];
      older = next.older.nextCursor;
      newer = next.newer.nextCursor;
    }
    expect(numbers(lines)).toEqual(from(0, COUNT));
  });

  it('reads one side only when one is asked for', async () => {
    const first = await around(155, { scope: 'all', limit: 5 });
    const next = await around(155, { scope: 'all', limit: 5, before: first.older.nextCursor });
    expect(numbers(next.before)).toEqual(from(145, 150));
    expect(next.after).toEqual([]);
    expect(next.newer.nextCursor).toBeNull();
  });

  it('knows the host of a line by name, else its pod, and says when it has none', async () => {
    const host = await around(100, { scope: 'host', limit: 4 });
    expect(host.host).toEqual({ field: 'resource.host.name', value: 'node-1' });
    expect(numbers([...host.before, ...host.after])).toEqual([92, 93, 96, 97, 101, 104, 105, 108]);
    const pod = await around(102, { scope: 'host', limit: 2 });
    expect(pod.host).toEqual({ field: 'resource.k8s.pod.name', value: 'web-b' });
    expect(numbers([...pod.before, ...pod.after])).toEqual([94, 98, 106, 110]);
    await expect(around(103, { scope: 'host' })).rejects.toThrow(/names no host/);
    expect((await around(103, { scope: 'all' })).host).toBeNull();
  });

  it('filters the surroundings by a query of their own, and keeps the line itself', async () => {
    const slow = await around(100, { scope: 'service', q: 'slow OR n:96', limit: 3 });
    const fits = (n: number) => (n % 4 === 0 || n % 4 === 2) && (n % 7 === 0 || n === 96);
    expect(numbers(slow.before)).toEqual(from(0, 100, fits).slice(-3));
    expect(numbers(slow.after)).toEqual(from(101, COUNT, fits).slice(0, 3));
    expect(numbers([slow.log])).toEqual([100]);
    await expect(around(100, { q: '/(/' })).rejects.toMatchObject({ code: 'bad_request' });
  });

  it('refuses a cursor of the other side', async () => {
    const { older } = await around(155, { scope: 'all' });
    await expect(around(155, { scope: 'all', after: older.nextCursor })).rejects.toMatchObject({
      code: 'bad_request',
    });
  });
});
