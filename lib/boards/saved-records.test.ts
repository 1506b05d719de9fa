import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryForm, arbitraryTrace, arbitraryTraceQuery } from '../../scripts/arbitrary-trace';
import type { PanelSource } from '../contracts/dashboard/panel-query';
import { severityClass } from '../contracts/severity';
import type { SpanRecord } from '../contracts/telemetry';
import { arbitraryQuery } from '../query/arbitrary-query';
import { arbitraryLog, arbitraryStream } from '../query/arbitrary-record';
import { parseDuration } from '../query/duration';
import { evaluateLog } from '../query/evaluate';
import { isRunnable, parseQuery } from '../query/parse';
import { printQuery } from '../query/print';
import { evaluateTrace } from '../query/trace/evaluate-trace';
import { earlier, later } from '../time/time-range';
import { errorsUrl } from '../url/errors';
import { logsUrl } from '../url/logs';
import { tracesUrl } from '../url/traces';
import { savedRecords } from './saved-records';

const NOW = 1_800_000_000_000_000_000n;
/** What stands in the address of a page, read as a saved query is. */
function saved(url: string) {
  const at = url.indexOf('?');
  const records = savedRecords(
    at < 0 ? { path: url, search: '' } : { path: url.slice(0, at), search: url.slice(at + 1) },
  );
  if (records === null) throw new Error('no records');
  return records;
}
function treeOf({ source, q }: { source: PanelSource; q: string }) {
  const parsed = parseQuery(q, source === 'logs' ? 'log' : 'span');
  expect(isRunnable(parsed)).toBe(true);
  return parsed.ast;
}
const durationOf = (text: string | undefined) => (text === undefined ? null : parseDuration(text));

describe('a saved query on a panel', () => {
  it('finds the logs that /logs finds, whatever is pinned or put aside', () => {
    fc.assert(
      fc.property(
        arbitraryQuery,
        fc.array(fc.constantFrom('level:ERROR', '-service:api', 'lot:W-1')),
        arbitraryLog(arbitraryStream),
        (ast, clauses, log) => {
          const q = printQuery(ast);
          fc.pre(isRunnable(parseQuery(q, 'log')));
          const records = saved(
            logsUrl({ q, off: clauses, pin: clauses, order: 'oldest', part: 'level:WARN' }),
          );
          expect(records.source).toBe('logs');
          expect(evaluateLog(treeOf(records), log, NOW)).toBe(evaluateLog(ast, log, NOW));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('finds the errors that /errors counts', () => {
    fc.assert(
      fc.property(arbitraryQuery, arbitraryLog(arbitraryStream), (ast, log) => {
        const q = printQuery(ast);
        fc.pre(isRunnable(parseQuery(q, 'log')));
        const records = saved(errorsUrl({ q, group: 'version', measure: 'rate' }));
        const isError = ['ERROR', 'FATAL'].includes(severityClass(log.severityNumber));
        expect(records.source).toBe('logs');
        expect(evaluateLog(treeOf(records), log, NOW)).toBe(isError && evaluateLog(ast, log, NOW));
      }),
      { numRuns: 60 },
    );
  });

  it('finds the traces that /traces lists for its query, its form and its box', () => {
    const box = fc.record({ minNs: fc.nat(3_000_000_000), maxNs: fc.nat(3_000_000_000) });
    fc.assert(
      fc.property(
        arbitraryTraceQuery,
        fc.oneof(fc.constant({}), arbitraryForm),
        fc.option(box, { nil: null }),
        arbitraryTrace('ab'.repeat(16), NOW - 60_000_000_000n),
        (q, form: Partial<Record<string, string>>, limits, spans) => {
          fc.pre(isRunnable(parseQuery(q, 'span')));
          fc.pre(limits === null || limits.minNs <= limits.maxNs);
          const { service, operation, minDuration, maxDuration, status } = form;
          const [least, most] = [durationOf(minDuration), durationOf(maxDuration)];
          const meetsForm = (span: SpanRecord) =>
            (service === undefined || span.stream.service === service) &&
            (operation === undefined || span.name === operation) &&
            (least === null || span.durationNs >= least.ns + (least.isExact ? 0n : 1n)) &&
            (most === null || span.durationNs <= most.ns) &&
            (status !== 'error' || span.status === 2) &&
            (status !== 'ok' || span.status !== 2);
          const from = spans.map(({ start }): bigint => start).reduce(earlier);
          const lasts = spans.map(({ start, durationNs }) => start + durationNs).reduce(later) - from;
          const inBox = limits === null || (lasts >= BigInt(limits.minNs) && lasts <= BigInt(limits.maxNs));
          const records = saved(
            tracesUrl({
              q,
              ...form,
              box: limits && { fromMs: 1, toMs: 2, ...limits },
              sort: 'slowest',
            } as object),
          );
          expect(records.source).toBe('spans');
          expect(evaluateTrace(treeOf(records), spans, NOW)).toBe(
            inBox && evaluateTrace(parseQuery(q, 'span').ast, spans, NOW, meetsForm),
          );
        },
      ),
      { numRuns: 150 },
    );
  });

  it('loses no condition behind a quote that is left open', () => {
    expect(treeOf(saved('/errors?q=%22disk'))).toMatchObject({ kind: 'and', children: { length: 2 } });
    expect(treeOf(saved('/traces?q=a%20OR%20%22b&service=api'))).toMatchObject({ kind: 'and' });
  });

  it('reads a duration as the form does, and refuses one that the form refuses', () => {
    expect(saved('/traces?minDuration=500').q).toBe('duration:>=500ms');
    expect(saved('/traces?minDuration=1.5%20S').q).toBe('duration:>=1.5s');
    for (const typed of ['soon', '1ms) OR (a', '3 days'])
      expect(isRunnable(parseQuery(saved(tracesUrl({ maxDuration: typed })).q, 'span'))).toBe(false);
  });

  it('is no query of records for a view of one trace', () => {
    expect(savedRecords({ path: '/traces/abc', search: 'hl=x' })).toBeNull();
  });
});
