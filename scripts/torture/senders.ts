import { createHash } from 'node:crypto';
import { status } from '@grpc/grpc-js';
import { encodeLogs } from '../otlp/encode-request';
import { GrpcTestClient } from '../test-grpc-client';
import { type Batch, eachRecord, recordText } from './batch';
import type { Ports } from './wire-server';

/** `stored`: the server said so. `later`: it said to try again. `nothing`: no answer, the outcome is unknown. */
export type Answer = 'stored' | 'later' | 'nothing' | { refused: string };
export type Sender = (batch: Batch) => Promise<Answer>;

const PATIENCE_MS = 10_000;
const LATER = new Set([429, 502, 503, 504]);

/** A sender for each protocol that acknowledges, by name; each as its real clients behave. */
export function senders(ports: Ports): Map<string, Sender> {
  const at = (port: number, path: string) => `http://127.0.0.1:${port}${path}`;
  return new Map<string, Sender>([
    ['otlp-json', (batch) => post(at(ports.otlp, '/v1/logs'), otlpJson(batch), 'application/json')],
    ['otlp-protobuf', (batch) => post(at(ports.otlp, '/v1/logs'), otlpLogs(batch), 'application/x-protobuf')],
    ['otlp-grpc', grpcSender(ports['otlp-grpc'])],
    ['elastic', (batch) => bulk(at(ports.elastic, '/_bulk'), batch, true)],
    ['elastic-no-ids', (batch) => bulk(at(ports.elastic, '/_bulk'), batch, false)],
    ['loki', (batch) => post(at(ports.loki, '/loki/api/v1/push'), lokiPush(batch), 'application/json')],
    ['zipkin', (batch) => post(at(ports.zipkin, '/api/v2/spans'), zipkinSpans(batch), 'application/json')],
  ]);
}

async function post(url: string, body: string | Uint8Array, type: string): Promise<Answer> {
  const response = await ask(url, body, type);
  return response === null ? 'nothing' : verdict(response.status, response.text);
}

async function ask(url: string, body: string | Uint8Array, type: string) {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': type },
      body: body as BodyInit,
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return { status: response.status, text: await response.text() };
  } catch {
    return null;
  }
}

function verdict(code: number, text: string): Answer {
  if (code >= 200 && code < 300) return 'stored';
  return LATER.has(code) ? 'later' : { refused: `${code} ${text.slice(0, 200)}` };
}

/** A document whose id is there already answers 409 to `create`: stored as well. */
async function bulk(url: string, batch: Batch, withIds: boolean): Promise<Answer> {
  const lines = eachRecord(batch, (message, index) => {
    const target = { _index: 'logs-torture-default', ...(withIds && { _id: `${batch.name}-${index}` }) };
    const document = {
      '@timestamp': new Date(batch.timeMs).toISOString(),
      message,
      service: { name: 'torture' },
    };
    return `${JSON.stringify({ create: target })}\n${JSON.stringify(document)}\n`;
  });
  const response = await ask(url, lines.join(''), 'application/x-ndjson');
  if (response === null) return 'nothing';
  if (response.status !== 200) return verdict(response.status, response.text);
  const { items } = JSON.parse(response.text) as { items: { create: { status: number; error?: unknown } }[] };
  if (items.length !== batch.records) return { refused: `${items.length} items for ${batch.records}` };
  const codes = items.map(({ create }) => create.status);
  if (codes.every((code) => code === 201 || code === 409)) return 'stored';
  const wrong = items.find(
    ({ create }) => create.status !== 201 && create.status !== 409 && !LATER.has(create.status),
  );
  return wrong ? { refused: JSON.stringify(wrong).slice(0, 300) } : 'later';
}

function grpcSender(port: number): Sender {
  const path = '/opentelemetry.proto.collector.logs.v1.LogsService/Export';
  let client: GrpcTestClient | undefined;
  return async (batch) => {
    client ??= new GrpcTestClient(`127.0.0.1:${port}`);
    const { code, details } = await client.call(path, otlpLogs(batch), { deadlineMs: PATIENCE_MS });
    if (code === status.OK) return 'stored';
    // A channel backs off for minutes; a shipper that is started anew does not.
    client.close();
    client = undefined;
    if (code === status.UNAVAILABLE || code === status.RESOURCE_EXHAUSTED) return 'later';
    if (code === status.DEADLINE_EXCEEDED || code === status.CANCELLED) return 'nothing';
    return { refused: `${code} ${details}` };
  };
}

function otlpLogs(batch: Batch): Uint8Array {
  const source = { resource: { 'service.name': 'torture' }, scope: 'torture' };
  const timeNs = BigInt(batch.timeMs) * 1_000_000n;
  const rest = { source, timeNs, severityNumber: 9, severityText: 'INFO', attributes: {} };
  return encodeLogs(eachRecord(batch, (body) => ({ ...rest, body })));
}

function otlpJson(batch: Batch): string {
  const timeUnixNano = `${batch.timeMs}000000`;
  const logRecords = eachRecord(batch, (stringValue) => ({ timeUnixNano, body: { stringValue } }));
  return JSON.stringify({ resourceLogs: [{ scopeLogs: [{ logRecords }] }] });
}

function lokiPush(batch: Batch): string {
  const values = eachRecord(batch, (line) => [`${batch.timeMs}000000`, line]);
  return JSON.stringify({ streams: [{ stream: { service_name: 'torture' }, values }] });
}

function zipkinSpans(batch: Batch): string {
  const seed = BigInt(`0x${createHash('sha256').update(batch.name).digest('hex').slice(0, 12)}`);
  return JSON.stringify(
    eachRecord(batch, (name, index) => ({
      traceId: seed.toString(16).padStart(32, '7'),
      id: (seed * 4096n + BigInt(index) + 1n).toString(16).padStart(16, '0').slice(-16),
      name,
      timestamp: batch.timeMs * 1000,
      duration: 1000,
      localEndpoint: { serviceName: 'torture' },
    })),
  );
}

/** RFC 5424 over TCP with octet counting: nobody acknowledges. */
export function syslogFrames(batch: Batch): string {
  const time = new Date(batch.timeMs).toISOString();
  return Array.from({ length: batch.records }, (_, index) => {
    const message = `<14>1 ${time} host torture - - - ${recordText(batch, index)}`;
    return `${Buffer.byteLength(message)} ${message}`;
  }).join('');
}
