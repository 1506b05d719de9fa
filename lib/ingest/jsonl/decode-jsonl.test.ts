import { expect, it } from 'vitest';
import { timeNs } from '../../time/time-ns';
import { decodeJsonl } from './decode-jsonl';

const NOW = timeNs(1_763_790_000_000_000_000n);
const decode = (...lines: string[]) => decodeJsonl(Buffer.from(lines.join('\n')), NOW);
const one = (line: object) => decode(JSON.stringify(line)).records[0];

it('reads a line as services write it', () => {
  expect(
    one({
      '@timestamp': '2025-11-22T05:39:00.123456789Z',
      level: 'ERROR',
      service: 'stdf-parser',
      message: 'Voltage out of range: got 20V, expected [-5V, 15V]',
      trace_id: '4F2A',
      span_id: 'abc-1',
      env: 'prod',
      error_type: 'ValidationError',
      die: { x: 3, y: 4 },
      tags: ['a', 'b'],
    }),
  ).toEqual({
    time: 1_763_789_940_123_456_789n,
    observedTime: NOW,
    severityNumber: 17,
    severityText: 'ERROR',
    body: 'Voltage out of range: got 20V, expected [-5V, 15V]',
    bodyIsJson: false,
    traceId: '00000000000000000000000000004f2a',
    spanId: 'abc-1',
    attributes: { error_type: 'ValidationError', 'die.x': 3, 'die.y': 4, tags: ['a', 'b'] },
    stream: {
      service: 'stdf-parser',
      environment: 'prod',
      serviceVersion: null,
      resource: { 'service.name': 'stdf-parser', 'deployment.environment.name': 'prod' },
      scopeName: null,
      scopeVersion: null,
      scopeAttributes: {},
    },
  });
});

it.each([
  ['@timestamp', '2025-11-22T05:40:00Z'],
  ['timestamp', 1_763_790_000],
  ['time', 1_763_790_000_000],
  ['ts', 1_763_790_000_000_000],
  ['ts', '1763790000000000000'],
  ['ts', 1_763_790_000.0],
])('reads the time in %s as %s', (field, value) => {
  expect(one({ [field]: value, msg: 'x' })?.time).toBe(1_763_790_000_000_000_000n);
});

it('reads nanoseconds sent as a JSON number exactly', () => {
  expect(decode('{"ts":1763789999123456789}').records[0]?.time).toBe(1_763_789_999_123_456_789n);
});

it('finds nested and dotted fields (ECS), pino levels and camel case ids', () => {
  const ecs = one({
    service: { name: 'shop', version: '2.1', node: 'n1' },
    trace: { id: 'ab' },
    'span.id': 'cd',
    log: { level: 'warn', logger: 'x' },
    body: { a: 1 },
  });
  expect(ecs).toMatchObject({
    traceId: `${'0'.repeat(30)}ab`,
    spanId: '00000000000000cd',
    severityNumber: 13,
    body: '{"a":1}',
    bodyIsJson: true,
    attributes: { 'service.node': 'n1', 'log.logger': 'x' },
    stream: { service: 'shop', serviceVersion: '2.1' },
  });
  expect(one({ level: 50, msg: 'pino', traceId: 'trace-1f3c' })).toMatchObject({
    severityNumber: 17,
    severityText: null,
    traceId: 'trace-1f3c',
  });
});

it('lands the good lines and names the bad ones by number', () => {
  const { records, rejections, positions } = decode(
    '{"msg":"one"}',
    '',
    '{"msg": "unbalanced',
    '{"msg":"two, 12345678901234567890"}\r',
    '   ',
    '[1]',
    '{"ts":"soon"}',
    '{"ts":"1999-12-31T23:59:59Z"}',
    '{"id":12345678901234567890,"msg":"three"}',
  );
  expect(records.map((record) => record.body)).toEqual(['one', 'two, 12345678901234567890', 'three']);
  expect(positions).toEqual([1, 4, 9]);
  expect(records[2]?.attributes).toEqual({ id: '12345678901234567890' });
  expect(rejections.map((rejection) => rejection.position)).toEqual([3, 6, 7, 8]);
  expect(rejections[0]?.reason).toMatch(/^not valid JSON/);
  expect(rejections[1]?.reason).toBe('the line is not a JSON object');
  expect(rejections[2]?.reason).toBe('"soon" is no time: write ISO 8601 or an epoch number');
  expect(rejections[3]?.reason).toBe('the time is before 2000-01-01');
});

it('says when a line came without a time, and takes the time of arrival', () => {
  const { records, allTimed } = decode('{"msg":"x"}');
  expect(records[0]?.time).toBe(NOW);
  expect(allTimed).toBe(false);
  expect(decode('{"msg":"x","ts":1763790000}').allTimed).toBe(true);
});

it('takes one JSON array of objects too', () => {
  const { records, rejections } = decode('[{"msg":"a"},', '5, {"msg":"b"}]');
  expect(records.map((record) => record.body)).toEqual(['a', 'b']);
  expect(rejections).toEqual([{ position: 2, reason: 'the line is not a JSON object' }]);
});

it('shares one stream object among lines of one service', () => {
  const { records } = decode('{"service":"a"}', '{"service":"b"}', '{"service":"a"}');
  expect(records[0]?.stream).toBe(records[2]?.stream);
  expect(records[1]?.stream.service).toBe('b');
});

it('keeps a line of 1 MiB and refuses one of 9 MiB alone', () => {
  const { records, rejections } = decode(
    JSON.stringify({ msg: 'x'.repeat(1024 * 1024) }),
    JSON.stringify({ msg: 'x'.repeat(9 * 1024 * 1024) }),
  );
  expect(records[0]?.body).toHaveLength(1024 * 1024);
  expect(rejections[0]?.reason).toMatch(/longer than/);
});

it('reads what structlog and python-json-logger write by default', () => {
  expect(one({ event: 'paid', level: 'info', timestamp: '2025-11-22T05:40:00Z' })).toMatchObject({
    body: 'paid',
    severityNumber: 9,
    attributes: {},
  });
  expect(one({ levelname: 'WARNING', name: 'shop', message: 'late' })).toMatchObject({
    body: 'late',
    severityNumber: 13,
    attributes: { name: 'shop' },
  });
});

it('takes no event for the message where there is one, nor where it is an object', () => {
  expect(one({ event: 'login', message: 'hello' })).toMatchObject({
    body: 'hello',
    attributes: { event: 'login' },
  });
  expect(one({ event: { action: 'login' } })).toMatchObject({
    body: '',
    attributes: { 'event.action': 'login' },
  });
});
