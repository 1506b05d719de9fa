import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../scripts/test-database';
import { testLog } from '../../scripts/test-records';
import { DEFAULT_TENANT_ID, type RequestContext } from '../contracts/context';
import { logExportQuerySchema } from '../contracts/log-export';
import { logSearchQuerySchema } from '../contracts/log-search';
import { writeLogs } from '../store/write/write-logs';
import { formatIsoNs } from '../time/iso';
import { floorTo, NS_PER_DAY, nowNs, timeNs } from '../time/time-ns';
import { exportLogs } from './export-logs';
import { searchLogs } from './search-logs';

const database = openTestDatabase();
const ROWS = 200_000;
const WRITTEN = 3_000;
const base = floorTo(nowNs(), NS_PER_DAY) - 3n * NS_PER_DAY;
const range = { from: formatIsoNs(base), to: formatIsoNs(base + 3n * NS_PER_DAY) };
const ctx: RequestContext = {
  requestId: 'test',
  tenantId: DEFAULT_TENANT_ID,
  signal: new AbortController().signal,
};
const NASTY = ['=1+1', '@cmd', '-2+3', '+x', '\tx', 'a,"b"\r\nc'];

/** Over three days, eight of the same nanosecond each: 3,000 logs as they are written, the rest copies of one of them. */
beforeAll(async () => {
  const at = (n: number) => timeNs(base + BigInt(Math.floor(n / 8)) * 600_000_000_000n);
  const records = Array.from({ length: WRITTEN }, (_, n) =>
    testLog({ time: at(n), severityNumber: n % 3 === 0 ? 17 : 9, body: `voltage ${n}`, attributes: { n } }),
  );
  await writeLogs({ tenantId: DEFAULT_TENANT_ID, records, digest: null });
  await database.query(
    `INSERT INTO log SELECT $1::bigint + (n / 8) * 10000000000::bigint, 1000000000 + n, l.shard_key, l.tenant_id, l.stream_id,
       l.service_id, l.severity, FALSE, l.observed_ns, NULL, NULL, l.tok, NULL, NULL, NULL, repeat('x', 300), l.attributes
     FROM (SELECT * FROM log LIMIT 1) l, generate_series(1, ${ROWS - WRITTEN}) n`,
    [base],
  );
  await database.query('ANALYZE log');
}, 120_000);

async function exported(input: object, write?: (text: string) => Promise<void>): Promise<string> {
  let text = '';
  await exportLogs(ctx, logExportQuerySchema.parse({ ...range, ...input })).writeTo(
    write ??
      (async (part) => {
        text += part;
      }),
  );
  return text;
}

/** What is in use once all that is not has been collected: the process's size would depend on when that happens. */
function heldBytes(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

const megabytes = (bytes: number) => Math.round(bytes / 1e6);

describe('exportLogs', () => {
  it('writes all of 200,000 logs in constant memory', async () => {
    let bytes = 0;
    let lines = 0;
    const held: number[] = [];
    await exported({ format: 'ndjson' }, async (part) => {
      bytes += part.length;
      for (let at = part.indexOf('\n'); at !== -1; at = part.indexOf('\n', at + 1)) lines++;
      if (lines >= (held.length + 1) * (ROWS / 10)) held.push(heldBytes());
    });
    const growth = Math.max(...held) - Math.min(...held);
    console.info(
      `export: ${lines} lines, ${megabytes(bytes)} MB, held memory varies by ${megabytes(growth)} MB`,
    );
    expect(lines).toBe(ROWS);
    expect(bytes).toBeGreaterThan(100e6);
    expect(held).toHaveLength(10);
    // A reader that is slower than the store would let it pile up: a tenth of the file is more than any buffer.
    expect(growth).toBeLessThan(bytes / 10);
  }, 120_000);

  it.each(['newest', 'oldest'] as const)(
    'has the very logs of the pages, %s first',
    async (order) => {
      const query = { q: 'message:voltage', order };
      const pages: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await searchLogs(
          ctx,
          logSearchQuerySchema.parse({ ...range, ...query, limit: 1000, ...(cursor ? { cursor } : {}) }),
        );
        pages.push(...page.logs.map((log) => JSON.stringify(log)));
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      expect(pages).toHaveLength(WRITTEN);
      const lines = (await exported({ ...query, format: 'ndjson' })).trimEnd().split('\n');
      expect(lines.findIndex((line, index) => line !== pages[index])).toBe(-1);
      expect(lines).toHaveLength(WRITTEN);
    },
    60_000,
  );

  it('has nothing of what is written while it runs', async () => {
    let lines = 0;
    await exported({ q: 'level:ERROR message:voltage OR new:yes', format: 'ndjson' }, async (part) => {
      if (lines === 0) {
        await writeLogs({
          tenantId: DEFAULT_TENANT_ID,
          records: [testLog({ time: timeNs(base + 5n), attributes: { new: 'yes' } })],
          digest: null,
        });
      }
      lines += part.split('\n').length - 1;
    });
    expect(lines).toBe(WRITTEN / 3);
  });

  it('writes chosen columns that a spreadsheet can open without running them', async () => {
    const time = timeNs(base - NS_PER_DAY);
    await writeLogs({
      tenantId: DEFAULT_TENANT_ID,
      records: NASTY.map((body, index) =>
        testLog({
          time: timeNs(time + BigInt(index)),
          body,
          attributes: { nasty: index, 'odd,name': `v${index}` },
        }),
      ),
      digest: null,
    });
    const text = await exported({
      from: formatIsoNs(time),
      order: 'oldest',
      q: 'nasty:*',
      columns: 'time,level, message,"odd,name",host.name,missing,attributes',
      tz: 'Asia/Tokyo',
    });
    const [head, ...rows] = Papa.parse<string[]>(text.trimEnd(), { newline: '\r\n' }).data;
    expect(head).toEqual(['time', 'level', 'message', 'odd,name', 'host.name', 'missing', 'attributes']);
    expect(rows.map((row) => row[2])).toEqual(["'=1+1", "'@cmd", "'-2+3", "'+x", "'\tx", 'a,"b"\r\nc']);
    expect(rows[1]).toEqual([
      expect.stringMatching(/T09:00:00\.000000001\+09:00$/),
      'INFO',
      "'@cmd",
      'v1',
      'h1',
      '',
      '{"nasty":1,"odd,name":"v1"}',
    ]);
  });

  it('has a head and nothing else where nothing matches', async () => {
    expect(await exported({ q: 'n:-5' })).toBe('time,level,service,trace_id,span_id,body,attributes\r\n');
    expect(await exported({ q: 'n:-5', format: 'ndjson' })).toBe('');
  });

  it('ends its statement in PostgreSQL when the reader leaves, and makes room for the next', async () => {
    const running = async () => {
      const [row] = await database.query<{ n: bigint }>(
        `SELECT count(*) AS n FROM pg_stat_activity WHERE datname = current_database()
          AND state <> 'idle' AND query LIKE '%export_rows%' AND pid <> pg_backend_pid()`,
      );
      return Number(row?.n);
    };
    const reader = new AbortController();
    const leaving = { ...ctx, signal: reader.signal };
    const open = (q: string) => exportLogs(leaving, logExportQuerySchema.parse({ ...range, q }));
    // No index can say that nothing matches the first: it reads all rows.
    const [one, two] = [open('message:/[yz].*[abc].*[0-9]{3}q/'), open('')];
    expect(() => open('')).toThrow(/2 exports run/);
    const ends = [one.writeTo(async () => undefined), two.writeTo(async () => await sleep(30))].map((end) =>
      expect(end).rejects.toMatchObject({ code: 'canceled' }),
    );
    for (let tries = 0; (await running()) < 2 && tries < 100; tries++) await sleep(10);
    reader.abort();
    await Promise.all(ends);
    expect(await running()).toBe(0);
    expect(await exported({ q: 'n:7', format: 'ndjson' })).toContain('"n":7');
  });
});
