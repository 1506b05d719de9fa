import { expect, it } from 'vitest';
import { entryOfLog } from './entry-of-log';

const metadataOf = (
  body: string,
  attributes: Record<string, string | number | boolean>,
  ids: { traceId: string | null; spanId: string | null } = { traceId: null, spanId: null },
) => {
  const log = { timeNs: 0n, body, severityNumber: 0, attributes, ...ids };
  return Object.fromEntries(entryOfLog(log, new Map()).metadata);
};

it('leaves what stands in the line to the parsers, and keeps what was sent beside it', () => {
  expect(metadataOf('{"a":{"b":1},"c":"x"}', { 'a.b': 1, c: 'x', pod: 'p' })).toEqual({
    pod: 'p',
    detected_level: 'unknown',
  });
  const logfmt = String.raw`a=1 b="x \"y\"" c="caf\u00e9" n=18`;
  const attributes = { a: 1, b: 'x "y"', c: String.raw`caf\u00e9`, n: '19', pod: 'p' };
  expect(metadataOf(logfmt, attributes)).toEqual({ n: '19', pod: 'p', detected_level: 'unknown' });
  expect(metadataOf('plain k=v', { k: 'v' })).toMatchObject({ k: 'v' });
});

it('tells ids as they were sent, else as they are stored', () => {
  const ids = { traceId: '0000000000000000463ac35c9f6413ad', spanId: '00f067aa0ba902b7' };
  expect(metadataOf('x', {}, ids)).toMatchObject({ trace_id: ids.traceId, span_id: ids.spanId });
  expect(metadataOf('x', { trace_id: '463ac35c9f6413ad' }, ids)).toMatchObject({
    trace_id: '463ac35c9f6413ad',
    span_id: ids.spanId,
  });
});
