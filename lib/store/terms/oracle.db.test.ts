import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../../scripts/test-database';
import type { LogRecord, SpanRecord } from '../../contracts/telemetry';
import { arbitraryFullQuery } from '../../query/arbitrary-query';
import { arbitraryLog, arbitrarySpan, arbitraryStream } from '../../query/arbitrary-record';
import type { QueryNode } from '../../query/ast';
import { compileLogQuery } from '../../query/compile/compile-log-query';
import { compileSpanQuery } from '../../query/compile/compile-span-query';
import { evaluateLog, evaluateSpan } from '../../query/evaluate';
import { printQuery } from '../../query/print';
import { statement } from '../client/statement';
import { writeLogs } from '../write/write-logs';
import { writeSpans } from '../write/write-spans';

const NOW = 1_700_500_000_000_000_000n;
const ctx = { tenantId: 1, nowNs: NOW, terms: { logs: null, spans: null } };
const RECORDS = Number(process.env.FC_RECORDS ?? 5_000);
const BATCH = 500;
const seed = fc.readConfigureGlobal().seed ?? 0;
const at = { from: 0, to: 0 };
const nothing: QueryNode = {
  kind: 'match',
  field: null,
  value: { kind: 'fuzzy', text: '', edits: 1, ...at },
  ...at,
};
const runs = {
  numRuns: Number(process.env.FC_RUNS ?? 30),
  seed,
  endOnFailure: true,
  examples: [[nothing] as [QueryNode]],
};

const database = openTestDatabase();
const streams = fc.constantFrom(...fc.sample(arbitraryStream, { numRuns: 12, seed }));
const logs: LogRecord[] = fc.sample(arbitraryLog(streams), { numRuns: RECORDS, seed });
// Each at a time of its own, by which its row is known.
const spans: SpanRecord[] = fc
  .sample(arbitrarySpan(streams), { numRuns: RECORDS, seed })
  .map((span, i) => ({ ...span, start: (1_700_000_000_000_000_000n + BigInt(i)) as typeof span.start }));

beforeAll(async () => {
  // In several batches, as words are known from one to the next.
  for (let at = 0; at < RECORDS; at += BATCH) {
    await writeLogs({ tenantId: 1, records: logs.slice(at, at + BATCH), digest: null });
    await writeSpans({ tenantId: 1, records: spans.slice(at, at + BATCH), digest: null });
  }
});

describe(`SQL finds what the rules say, in ${RECORDS} records (seed ${seed})`, () => {
  it('of logs', async () => {
    const rows = await database.query<{ seq: bigint }>('SELECT seq FROM log ORDER BY seq');
    const index = new Map(rows.map(({ seq }, i) => [seq, i]));
    await agree(async (node) => {
      const found = await search<{ seq: bigint; candidate: boolean }>(node, 'log', 'seq');
      return {
        found: found.map(({ seq, candidate }) => ({ at: index.get(seq) ?? -1, candidate })),
        expected: logs.flatMap((log, at) => (evaluateLog(node, log, NOW) ? [at] : [])),
      };
    });
  }, 90_000);

  it('of spans', async () => {
    await agree(async (node) => {
      const found = await search<{ start_ns: bigint; candidate: boolean }>(node, 'span', 'start_ns');
      return {
        found: found.map(({ start_ns, candidate }) => ({
          at: Number(start_ns - 1_700_000_000_000_000_000n),
          candidate,
        })),
        expected: spans.flatMap((span, at) => (evaluateSpan(node, span, NOW) ? [at] : [])),
      };
    });
  }, 90_000);
});

interface Answer {
  found: { at: number; candidate: boolean }[];
  expected: number[];
}

async function agree(answer: (node: QueryNode) => Promise<Answer>): Promise<void> {
  await fc.assert(
    fc.asyncProperty(arbitraryFullQuery, async (node) => {
      const { found, expected } = await answer(node);
      const text = `${printQuery(node)}\n${fc.stringify(node)}`;
      expect(
        found.map(({ at }) => at),
        text,
      ).toEqual(expected);
      // What the token index would not have brought.
      expect(
        found.filter(({ candidate }) => !candidate).map(({ at }) => at),
        `tokens of ${text}`,
      ).toEqual([]);
    }),
    runs,
  );
}

async function search<Row extends object>(
  node: QueryNode,
  table: 'log' | 'span',
  key: string,
): Promise<Row[]> {
  const compile = table === 'log' ? compileLogQuery : compileSpanQuery;
  const { text, values } = statement((params) => {
    const { exact, tokens } = compile(node, params, ctx);
    return `SELECT t.${key}, (${tokens ?? 'TRUE'}) IS TRUE AS candidate FROM ${table} t WHERE ${exact} ORDER BY t.${key}`;
  });
  return await database.query<Row>(text, values);
}
