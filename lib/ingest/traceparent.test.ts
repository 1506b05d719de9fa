import { describe, expect, it } from 'vitest';
import { decodeJsonl } from './jsonl/decode-jsonl';
import { decodeOtlpLogs } from './otlp/decode-logs';
import { parseTraceparent } from './traceparent';

const TRACE = '12345678901234567890123456789012';
const SPAN = '1234567890123456';
const FROM = 1_760_000_000_000_000_000n;

/** The cases of the spec's own test suite, github.com/w3c/trace-context test/test.py, by the names they have there. */
const VALID: [string, string][] = [
  ['traceparent_included_tracestate_missing', `00-${TRACE}-${SPAN}-01`],
  ['traceparent_version_0xcc', `cc-${TRACE}-${SPAN}-01`],
  ['traceparent_version_0xcc, with more', `cc-${TRACE}-${SPAN}-01-what-the-future-will-be-like`],
  ['traceparent_ows_handling, space before', ` 00-${TRACE}-${SPAN}-01`],
  ['traceparent_ows_handling, tab before', `\t00-${TRACE}-${SPAN}-01`],
  ['traceparent_ows_handling, space after', `00-${TRACE}-${SPAN}-01 `],
  ['traceparent_ows_handling, tab after', `00-${TRACE}-${SPAN}-01\t`],
  ['traceparent_ows_handling, both', `\t 00-${TRACE}-${SPAN}-01 \t`],
];
const INVALID: [string, string][] = [
  ['traceparent_version_0x00, more characters', `00-${TRACE}-${SPAN}-01.`],
  ['traceparent_version_0x00, more fields', `00-${TRACE}-${SPAN}-01-what-the-future-will-be-like`],
  ['traceparent_version_0xcc, no dash', `cc-${TRACE}-${SPAN}-01.what-the-future-will-be-like`],
  ['traceparent_version_0xff', `ff-${TRACE}-${SPAN}-01`],
  ['traceparent_version_illegal_characters', `.0-${TRACE}-${SPAN}-01`],
  ['traceparent_version_illegal_characters', `0.-${TRACE}-${SPAN}-01`],
  ['traceparent_version_too_long', `000-${TRACE}-${SPAN}-01`],
  ['traceparent_version_too_long', `0000-${TRACE}-${SPAN}-01`],
  ['traceparent_version_too_short', `0-${TRACE}-${SPAN}-01`],
  ['traceparent_trace_id_all_zero', `00-${'0'.repeat(32)}-${SPAN}-01`],
  ['traceparent_trace_id_illegal_characters', `00-.${TRACE.slice(1)}-${SPAN}-01`],
  ['traceparent_trace_id_illegal_characters', `00-${TRACE.slice(1)}.-${SPAN}-01`],
  ['traceparent_trace_id_too_long', `00-${TRACE}3-${SPAN}-01`],
  ['traceparent_trace_id_too_short', `00-${TRACE.slice(1)}-${SPAN}-01`],
  ['traceparent_parent_id_all_zero', `00-${TRACE}-${'0'.repeat(16)}-01`],
  ['traceparent_parent_id_illegal_characters', `00-${TRACE}-.${SPAN.slice(1)}-01`],
  ['traceparent_parent_id_illegal_characters', `00-${TRACE}-${SPAN.slice(1)}.-01`],
  ['traceparent_parent_id_too_long', `00-${TRACE}-${SPAN}7-01`],
  ['traceparent_parent_id_too_short', `00-${TRACE}-${SPAN.slice(1)}-01`],
  ['traceparent_trace_flags_illegal_characters', `00-${TRACE}-${SPAN}-.0`],
  ['traceparent_trace_flags_illegal_characters', `00-${TRACE}-${SPAN}-0.`],
  ['traceparent_trace_flags_too_long', `00-${TRACE}-${SPAN}-001`],
  ['traceparent_trace_flags_too_short', `00-${TRACE}-${SPAN}-1`],
  ['upper case (§3.2.1 HEXDIGLC)', `00-${'A'.repeat(32)}-${SPAN}-01`],
  ['two headers joined by a comma', `00-${TRACE}-${SPAN}-01,00-${TRACE}-${SPAN}-01`],
  ['nothing', ''],
  ['a line break within', `00-${TRACE}-${SPAN}\n-01`],
  ['endless', `cc-${TRACE}-${SPAN}-01-${'x'.repeat(10_000)}`],
];

describe('parseTraceparent', () => {
  it.each(VALID)('takes %s', (_, text) => {
    expect(parseTraceparent(text)).toEqual({ traceId: TRACE, spanId: SPAN, sampled: true });
  });

  it.each(INVALID)('refuses %s: %j', (_, text) => {
    expect(parseTraceparent(text)).toBeNull();
  });

  it('reads the sampled flag as a bit', () => {
    const sampled = (flags: string) => parseTraceparent(`00-${TRACE}-${SPAN}-${flags}`)?.sampled;
    expect(['00', '01', '02', '03', 'fe', 'ff'].map(sampled)).toEqual([
      false,
      true,
      false,
      true,
      false,
      true,
    ]);
  });
});

describe('a log that carries a traceparent', () => {
  const HEADER = `00-${TRACE}-${SPAN}-01`;
  const ids = (fields: object) => {
    const line = JSON.stringify({ time: FROM.toString(), msg: 'x', ...fields });
    const [record] = decodeJsonl(new TextEncoder().encode(line), FROM).records;
    return [record?.traceId, record?.spanId];
  };

  it('belongs to that trace, whatever the case of the name and wherever the header was put', () => {
    for (const fields of [
      { traceparent: HEADER },
      { TraceParent: HEADER },
      { http_traceparent: HEADER },
      { http: { request: { header: { traceparent: [HEADER] } } } },
      { headers: { traceparent: HEADER } },
    ]) {
      expect(ids(fields)).toEqual([TRACE, SPAN]);
    }
  });

  it('keeps ids of its own, and fills in the span of the same trace', () => {
    expect(ids({ traceparent: HEADER, trace_id: 'b'.repeat(32), span_id: 'c'.repeat(16) })).toEqual([
      'b'.repeat(32),
      'c'.repeat(16),
    ]);
    expect(ids({ traceparent: HEADER, trace_id: 'b'.repeat(32) })).toEqual(['b'.repeat(32), null]);
    expect(ids({ traceparent: HEADER, trace_id: TRACE })).toEqual([TRACE, SPAN]);
    expect(ids({ traceparent: HEADER, span_id: 'c'.repeat(16) })).toEqual([TRACE, 'c'.repeat(16)]);
  });

  it('has no trace when the header is invalid, wrongly named, or there are two that differ', () => {
    const other = `00-${TRACE}-${SPAN.replace('1', '2')}-01`;
    for (const fields of [
      { traceparent: 'ff-nonsense' },
      { 'trace-parent': HEADER },
      { 'trace.parent': HEADER },
      { notraceparent: HEADER },
      { traceparent: [HEADER, other] },
      { 'a.traceparent': HEADER, 'b.traceparent': other },
    ]) {
      expect(ids(fields)).toEqual([null, null]);
    }
  });

  it('keeps the attribute as it came', () => {
    const line = JSON.stringify({ time: FROM.toString(), msg: 'x', traceparent: HEADER });
    expect(decodeJsonl(new TextEncoder().encode(line), FROM).records[0]?.attributes).toEqual({
      traceparent: HEADER,
    });
  });

  it('is read from attributes of OTLP logs too', () => {
    const body = JSON.stringify({
      resourceLogs: [
        {
          scopeLogs: [
            {
              logRecords: [
                {
                  timeUnixNano: FROM.toString(),
                  body: { stringValue: 'x' },
                  attributes: [{ key: 'traceparent', value: { stringValue: HEADER } }],
                },
              ],
            },
          ],
        },
      ],
    });
    const [record] = decodeOtlpLogs(new TextEncoder().encode(body), 'json', FROM).records;
    expect([record?.traceId, record?.spanId]).toEqual([TRACE, SPAN]);
  });
});
