import fc from 'fast-check';
import protobuf from 'protobufjs/minimal.js';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../errors';
import { decodePush } from './decode-push';

const NOW = 1_795_000_000_000_000_000n;
const AT = NOW.toString();
const TRACE = '0af7651916cd43dd8448eb211c80319c';

function decodeJson(body: unknown, tenant: string | null = null) {
  return decodePush(Buffer.from(JSON.stringify(body)), 'json', tenant, NOW);
}

function entry(
  line: string,
  metadata?: Record<string, string>,
  labels: Record<string, string> = { app: 'x' },
) {
  const values = [metadata ? [AT, line, metadata] : [AT, line]];
  const [record] = decodeJson({ streams: [{ stream: labels, values }] }).records;
  if (!record) throw new Error('no record');
  return record;
}

/** As Promtail, Alloy, Fluent Bit and Vector send it. Source: Loki's push.proto. */
function encodePush(labels: string, lines: [bigint, string, Record<string, string>][]): Uint8Array {
  const request = protobuf.Writer.create();
  const stream = request.uint32(10).fork();
  stream.uint32(10).string(labels);
  for (const [ns, line, metadata] of lines) {
    const item = stream.uint32(18).fork();
    item
      .uint32(10)
      .fork()
      .uint32(8)
      .int64(Number(ns / 1_000_000_000n))
      .uint32(16)
      .int32(Number(ns % 1_000_000_000n))
      .ldelim();
    item.uint32(18).string(line);
    for (const [name, value] of Object.entries(metadata)) {
      item.uint32(26).fork().uint32(10).string(name).uint32(18).string(value).ldelim();
    }
    item.ldelim();
  }
  stream.uint32(24).uint64(77).ldelim();
  return request.finish();
}

describe('decodePush', () => {
  it('reads both encodings alike: line, time, labels, structured metadata', () => {
    const ns = NOW - 123_456_789n;
    const json = decodeJson({
      streams: [
        { stream: { app: 'shop', env: 'prod' }, values: [[ns.toString(), 'hi "there"\n', { user: 'u1' }]] },
      ],
    });
    const proto = decodePush(
      encodePush('{app="shop", env="prod"}', [[ns, 'hi "there"\n', { user: 'u1' }]]),
      'protobuf',
      null,
      NOW,
    );
    expect(proto).toEqual(json);
    expect(json.records).toMatchObject([
      {
        time: ns,
        body: 'hi "there"\n',
        attributes: { user: 'u1' },
        stream: {
          service: 'shop',
          environment: 'prod',
          resource: { app: 'shop', env: 'prod', 'service.name': 'shop' },
        },
      },
    ]);
    expect(json.allTimed).toBe(true);
  });

  it('reads the push API of before 1.0', () => {
    const { records } = decodeJson({
      streams: [
        { labels: '{job="old"}', entries: [{ ts: '2026-11-18T06:40:00.000000001+01:00', line: 'x' }] },
      ],
    });
    expect(records).toMatchObject([
      { time: 1_794_980_400_000_000_001n, body: 'x', stream: { service: 'old' } },
    ]);
  });

  it.each([
    [{ service_name: 'a', service: 'b', app: 'c' }, 'a'],
    [{ app: 'c', job: 'j', container: 'k' }, 'c'],
    [{ job: 'ns/j', k8s_container_name: 'kc' }, 'kc'],
    [{ job: 'ns/j' }, 'ns/j'],
    [{ filename: '/var/log/x' }, 'unknown_service'],
  ])('finds the service of %j as Loki does: %s', (labels, service) => {
    const record = entry('x', undefined, labels);
    expect(record.stream.service).toBe(service);
    expect(record.stream.resource['service.name']).toBe(service);
  });

  it.each([
    ['a label', entry('error', {}, { app: 'x', level: 'warn' }), 13, 'warn'],
    ['structured metadata', entry('error', { severity: 'debug' }), 5, 'debug'],
    ['a field of JSON', entry('{"msg":"error here","level":"INFO"}'), 9, 'INFO'],
    ['a nested field of JSON', entry('{"log":{"level":"critical"}}'), 21, 'critical'],
    ['a field of logfmt', entry('ts=1 lvl=warn msg="an error"'), 13, 'warn'],
    ['a word', entry('2026 [ERROR] failed with code 5'), 17, 'ERROR'],
    ['nothing', entry('all is terrific'), 0, null],
  ])('detects the level of %s', (_, record, number, text) => {
    expect([record.severityNumber, record.severityText]).toEqual([number, text]);
  });

  it('belongs to the trace that metadata, the JSON line or a traceparent names', () => {
    const padded = entry('x', { traceID: TRACE.slice(16), span_id: 'b7ad6b7169203331' });
    expect([padded.traceId, padded.spanId]).toEqual([
      `${'0'.repeat(16)}${TRACE.slice(16)}`,
      'b7ad6b7169203331',
    ]);
    expect(entry(`{"trace_id":"${TRACE}"}`).traceId).toBe(TRACE);
    expect(entry('x', { traceparent: `00-${TRACE}-b7ad6b7169203331-01` }).traceId).toBe(TRACE);
  });

  it('keeps a JSON line as it is, and makes its fields searchable', () => {
    const line = '{ "msg": "boom", "http": {"status": 500}, "id": 12345678901234567890 }';
    expect(entry(line)).toMatchObject({
      body: line,
      bodyIsJson: false,
      attributes: { 'http.status': 500, id: '12345678901234567890' },
    });
  });

  it('makes the pairs of a logfmt line searchable, and its ids a trace', () => {
    const line = `level=error ts=2026-11-18T06:40:00Z msg="not paid" order_id=18 user="a \\"b\\"" traceID=${TRACE} retrying`;
    expect(entry(line)).toMatchObject({ body: line, severityText: 'error', traceId: TRACE });
    expect(entry(line).attributes).toEqual({ order_id: 18, user: 'a "b"' });
    expect(entry(line, { order_id: 'sent' }).attributes).toMatchObject({ order_id: 'sent' });
    for (const text of ['GET /?a=1&b=2 c=3 d=4', 'a=1', 'x went to y=3 z=4', 'http://h/?a=b c=d e=f'])
      expect(entry(text).attributes).toEqual({});
  });

  it('keeps good entries beside bad ones, which it refuses in the words of Loki', () => {
    const { records, rejections } = decodeJson({
      streams: [
        {
          stream: { app: 'x' },
          values: [
            ['1', 'old'],
            [AT, 'good'],
            [(NOW + 200_000_000_000_000n).toString(), 'early'],
            [AT, 'x'.repeat(1024 * 1024 + 1)],
          ],
        },
        { stream: { app: 'v'.repeat(3000) }, values: [[AT, 'label']] },
      ],
    });
    expect(records.map(({ body }) => body)).toEqual(['good']);
    expect(rejections.map(({ reason }) => reason.replace(/'\{.*?'/, 'S').slice(0, 80))).toEqual([
      'entry for stream S has timestamp too old: 1970-01-01T00:00:00.000000001Z, oldest',
      expect.stringMatching(/^entry for stream S has timestamp too new: 2026-/),
      expect.stringMatching(
        /^max entry size '1048576' bytes exceeded for stream S while adding an entry with/,
      ),
      expect.stringMatching(/^stream S has label value too long: 'vvv/),
    ]);
  });

  it.each([
    ['no JSON', '{"streams":[', /not valid JSON of this endpoint/],
    ['no list of streams', '{"streams":{}}', /"streams" is not a list/],
    ['no stream at all', '{"streams":[]}', /error at least one valid stream is required for ingestion/],
    ['a time that is a number', `{"streams":[{"stream":{},"values":[[5,"x"]]}]}`, /string of nanoseconds/],
    [
      'a line that is no string',
      `{"streams":[{"stream":{},"values":[["${AT}",5]]}]}`,
      /line of an entry is not a string/,
    ],
    [
      'labels that are none',
      '{"streams":[{"labels":"{a=b}"}]}',
      /couldn't parse labels: 1:4: parse error: unexpected/,
    ],
    ['a label twice', '{"streams":[{"labels":"{a=\\"1\\",a=\\"2\\"}"}]}', /has duplicate label name: 'a'/],
  ])('refuses a push with %s', (_, body, message) => {
    expect(() => decodePush(Buffer.from(body), 'json', null, NOW)).toThrow(message);
  });

  it('refuses protobuf that is none', () => {
    expect(() => decodePush(Buffer.from([10, 200, 1]), 'protobuf', null, NOW)).toThrow(
      /not a valid protobuf message/,
    );
  });

  it('keeps an entry once that stands twice in a row, as Loki does, and equal lines of other times', () => {
    const values = [AT, AT, (NOW - 1n).toString(), AT].map((at) => [at, 'x']);
    const decoded = decodeJson({
      streams: [
        { stream: { app: 'x' }, values },
        { stream: { app: 'y' }, values: [[AT, 'x']] },
      ],
    });
    expect(decoded.records).toHaveLength(4);
    expect([...decoded.repairs]).toEqual([['an entry twice in one push, kept once', 1]]);
  });

  it('takes or refuses whatever bytes come, and never fails', () => {
    const valid = encodePush('{app="shop", env="prod"}', [
      [NOW, 'hi', { user: 'u1' }],
      [NOW, 'ho', {}],
    ]);
    const json = Buffer.from(
      JSON.stringify({ streams: [{ stream: { a: 'b' }, values: [[AT, 'x', { c: 'd' }]] }] }),
    );
    const changed = (bytes: Uint8Array) =>
      fc
        .array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 })
        .map((changes) => {
          const copy = Buffer.from(bytes);
          for (const [at, byte] of changes) copy[at] = byte;
          return copy;
        });
    const bytes = fc.oneof(changed(valid), changed(json), fc.uint8Array({ maxLength: 200 }));
    fc.assert(
      fc.property(bytes, fc.constantFrom('json' as const, 'protobuf' as const), (body, encoding) => {
        try {
          decodePush(body, encoding, null, NOW);
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
        }
      }),
      { numRuns: 3_000 },
    );
  });

  it('keeps the tenant a sender names, and not the name Loki has for none', () => {
    const body = { streams: [{ stream: { app: 'x' }, values: [[AT, 'x']] }] };
    expect(decodeJson(body, 'team-a').records[0]?.stream.resource['loki.tenant']).toBe('team-a');
    expect(decodeJson(body, 'fake').records[0]?.stream.resource).not.toHaveProperty('loki.tenant');
  });
});
