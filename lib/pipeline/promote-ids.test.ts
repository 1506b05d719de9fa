import { expect, it } from 'vitest';
import type { LogRecord } from '../contracts/telemetry';
import { timeNs } from '../time/time-ns';
import { promoteIds } from './promote-ids';
import { parsePromotionRules } from './promotion-rule';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const SPAN = '00f067aa0ba902b7';
const stream: LogRecord['stream'] = {
  service: 'shop',
  environment: null,
  serviceVersion: null,
  resource: {},
  scopeName: null,
  scopeVersion: null,
  scopeAttributes: {},
};
const log = (body: string, traceId: string | null = null, spanId: string | null = null): LogRecord => ({
  time: timeNs(1n),
  observedTime: timeNs(1n),
  severityNumber: 9,
  severityText: null,
  body,
  bodyIsJson: false,
  traceId,
  spanId,
  attributes: {},
  stream,
});
const rules = parsePromotionRules(
  JSON.stringify([
    {
      name: 'spring',
      contains: '[shop,',
      pattern: '\\[shop,(?<trace_id>[0-9a-f]{16,32}),(?<span_id>[0-9a-f]{16})',
    },
    { name: 'plain', contains: 'trace_id=', pattern: 'trace_id=(?<trace_id>[\\w-]+)' },
    { name: 'span', contains: 'span=', pattern: 'span=(?<span_id>[0-9A-F]+)' },
  ]),
);
const run = (...records: LogRecord[]) => {
  const { records: after, changes } = promoteIds(rules).run(records);
  return { ids: after.map(({ traceId, spanId }) => [traceId, spanId]), changes: [...(changes ?? [])] };
};

it('takes ids from messages, as ids are kept everywhere, and counts by rule', () => {
  expect(
    run(
      log(`2026-11-22 INFO [shop,${TRACE},${SPAN}] done`),
      log('[shop,463ac35c9f6413ad,463ac35c9f6413ad] short ids'),
      log('trace_id=trace-1f3c9 began'),
      log('nothing here, trace_id= neither'),
    ),
  ).toEqual({
    ids: [
      [TRACE, SPAN],
      ['0000000000000000463ac35c9f6413ad', '463ac35c9f6413ad'],
      ['trace-1f3c9', null],
      [null, null],
    ],
    changes: [
      ['ids taken from the message by rule spring', 2],
      ['ids taken from the message by rule plain', 1],
    ],
  });
});

it('never replaces an id, nor adds the span of another trace, nor a span without a trace', () => {
  const other = 'a'.repeat(32);
  const line = `[shop,${TRACE},${SPAN}]`;
  expect(
    run(log(line, other, null), log(line, TRACE, null), log(line, other, 'b'.repeat(16)), log('span=AB')).ids,
  ).toEqual([
    [other, null],
    [TRACE, SPAN],
    [other, 'b'.repeat(16)],
    [null, null],
  ]);
  expect(run(log('span=AB', TRACE)).ids).toEqual([[TRACE, '00000000000000ab']]);
});

it('looks past places where the pattern does not hold, but only near the text it names', () => {
  expect(run(log(`trace_id= trace_id=${TRACE}`)).ids).toEqual([[TRACE, null]]);
  expect(run(log(`trace_id=${' trace_id='.repeat(60)}${TRACE}`)).ids).toEqual([[TRACE, null]]);
  expect(run(log(`${'trace_id= '.repeat(200)}trace_id=${TRACE}`)).ids).toEqual([[null, null]]);
});

it('stops after half a second of one batch, and says of how many', () => {
  let now = 0;
  const clock = () => {
    now += 300;
    return now;
  };
  const records = Array.from({ length: 200 }, () => log(`trace_id=${TRACE}`));
  const { records: after, changes } = promoteIds(rules, clock).run(records);
  expect(after.filter(({ traceId }) => traceId !== null)).toHaveLength(64);
  expect(changes?.get('message not searched for ids: the batch took too long')).toBe(136);
});

it.each([
  ['{}', /array/],
  ['[{"name":"a","contains":"x","pattern":"(x"}]', /rule "a".*missing/],
  ['[{"name":"a","contains":"x","pattern":"x"}]', /no group trace_id or span_id/],
  ['[{"name":"a","contains":"","pattern":"(?<trace_id>x)"}]', /contains/],
  ['[{"name":"a","contains":"x","pattern":"(?<trace_id>x)","flag":1}]', /flag/],
])('says what is wrong with the rules %s', (json, why) => {
  expect(() => parsePromotionRules(json)).toThrow(why);
});
