import {
  JsonLogsSerializer,
  JsonTraceSerializer,
  ProtobufLogsSerializer,
  ProtobufTraceSerializer,
} from '@opentelemetry/otlp-transformer';
import { expect, it } from 'vitest';
import { mutate, randomNumbers } from '../../scripts/torture/mutate';
import { AppError } from '../errors';
import { timeNs } from '../time/time-ns';
import { decodeJsonl } from './jsonl/decode-jsonl';
import { decodeOtlpLogs } from './otlp/decode-logs';
import { decodeOtlpSpans } from './otlp/decode-spans';

const NOW = timeNs(1_763_790_000_000_000_000n);
const ROUNDS = 1_000;
const shared = {
  resource: { attributes: { 'service.name': 'shop', list: [1, 2] } },
  instrumentationScope: { name: 'lib', version: '1' },
  attributes: {
    text: 'grüße',
    int: 42,
    double: 0.5,
    yes: true,
    list: ['a'],
    map: { a: { b: [1, { c: 1 }] } },
  },
  droppedAttributesCount: 0,
};
const context = { traceId: '5b8efff798038103d269b633813fc60c', spanId: 'eee19b7ec3c1b174', traceFlags: 1 };
const logs = [
  {
    ...shared,
    hrTime: [1_763_789_000, 5],
    hrTimeObserved: [1_763_789_000, 6],
    spanContext: context,
    severityNumber: 9,
    severityText: 'INFO',
    body: { a: [1, { b: 'c' }] },
  },
] as unknown as Parameters<typeof ProtobufLogsSerializer.serializeRequest>[0];
const spans = [
  {
    ...shared,
    name: 'GET /',
    kind: 1,
    spanContext: () => context,
    startTime: [1_763_789_000, 5],
    endTime: [1_763_789_001, 5],
    status: { code: 0 },
    events: [{ name: 'e', time: [1_763_789_000, 7], attributes: { a: 1 } }],
    links: [{ context, attributes: {} }],
    droppedEventsCount: 0,
    droppedLinksCount: 0,
  },
] as unknown as Parameters<typeof ProtobufTraceSerializer.serializeRequest>[0];

const line = JSON.stringify({
  ts: 1_763_789_000,
  level: 'info',
  service: { name: 's' },
  msg: 'x',
  a: { b: [1] },
});
const subjects: [string, Uint8Array | undefined, (bytes: Uint8Array) => { records: object[] }][] = [
  [
    'logs, protobuf',
    ProtobufLogsSerializer.serializeRequest(logs),
    (b) => decodeOtlpLogs(b, 'protobuf', NOW),
  ],
  [
    'spans, protobuf',
    ProtobufTraceSerializer.serializeRequest(spans),
    (b) => decodeOtlpSpans(b, 'protobuf', NOW),
  ],
  ['logs, JSON', JsonLogsSerializer.serializeRequest(logs), (b) => decodeOtlpLogs(b, 'json', NOW)],
  ['spans, JSON', JsonTraceSerializer.serializeRequest(spans), (b) => decodeOtlpSpans(b, 'json', NOW)],
  ['JSON lines', Buffer.from(`${line}\n${line}\n${line}`), (b) => decodeJsonl(b, NOW)],
];

it.each(subjects)('survives 1,000 mutated bodies of %s', (_, seed, decode) => {
  const next = randomNumbers(20_261_122);
  let read = 0;
  let refused = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const body = mutate(seed ?? new Uint8Array(), next);
    try {
      const { records } = decode(body);
      read += records.length;
      const text = JSON.stringify(records, (_key, value) => (typeof value === 'bigint' ? `${value}` : value));
      // What PostgreSQL's text and jsonb cannot hold must not be left in any record.
      expect(text).not.toMatch(/\\u0000|\\ud[89a-f]/);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'bad_request') throw error;
      refused += 1;
    }
  }
  // Both ways out are taken, or the mutations test nothing.
  expect(read).toBeGreaterThan(20);
  if (_ !== 'JSON lines') expect(refused).toBeGreaterThan(20);
});
