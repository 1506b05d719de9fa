import { type EventEmitter, once } from 'node:events';
import { SpanKind, SpanStatusCode } from '@opentelemetry/api';
import { ZipkinExporter } from '@opentelemetry/exporter-zipkin';
import { resources, tracing } from '@opentelemetry/sdk-node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  Annotation,
  BatchRecorder,
  ExplicitContext,
  InetAddress,
  jsonEncoder,
  type TraceId,
  Tracer,
} from 'zipkin';
import { HttpLogger } from 'zipkin-transport-http';
import { openTestDatabase } from '../../../scripts/test-database';
import type { ZipkinSpan } from '../../contracts/zipkin-span';
import { startWireListener } from '../wire-listener';
import type { WireListener } from '../wire-protocol';
import { serveZipkin } from './serve-zipkin';

openTestDatabase();

let listener: WireListener;
beforeAll(async () => {
  listener = await startWireListener('127.0.0.1', 0, () => ({ kind: 'http', serve: serveZipkin }));
});
afterAll(() => listener.stop());

async function read<T>(path: string): Promise<T> {
  const answer = await fetch(`http://${listener.address}/api/v2/${path}`);
  expect(answer.status).toBe(200);
  return (await answer.json()) as T;
}

/** The types of zipkin-js do not tell it: the server goes on in its client's span. */
interface Joining {
  join: (id: TraceId) => TraceId;
}

/** What HttpLogger does at its interval. */
interface Queue {
  processQueue: (send: typeof fetch) => void;
}

/** A program with zipkin-js: its spans are sent when the returned function is called. */
function zipkinProgram(localServiceName: string, version: 'v1' | 'v2') {
  const endpoint = `http://${listener.address}/api/${version}/spans`;
  // The interval is longer than the test: spans go when they are asked to.
  const logger = new HttpLogger({
    endpoint,
    jsonEncoder: version === 'v1' ? jsonEncoder.JSON_V1 : jsonEncoder.JSON_V2,
    httpInterval: 3_600_000,
  });
  const recorder = new BatchRecorder({ logger });
  const tracer = new Tracer({ ctxImpl: new ExplicitContext(), recorder, localServiceName });
  const flush = async () => {
    const { queue, events } = {
      queue: logger as unknown as Queue,
      events: logger as unknown as EventEmitter,
    };
    const sent = once(events, 'success');
    queue.processQueue(fetch);
    await sent;
  };
  return { tracer, flush };
}

it.each([
  ['v2', 'web', 'users'],
  ['v1', 'web1', 'users1'],
] as const)(
  'takes both halves of a call from zipkin-js over %s, whose two programs share its span id',
  async (version, webName, usersName) => {
    const web = zipkinProgram(webName, version);
    const users = zipkinProgram(usersName, version);
    const id = web.tracer.createRootId();
    web.tracer.scoped(() => {
      web.tracer.setId(id);
      web.tracer.recordServiceName(webName);
      web.tracer.recordRpc('get');
      web.tracer.recordAnnotation(new Annotation.ClientSend());
      web.tracer.recordAnnotation(
        new Annotation.ServerAddr({ serviceName: usersName, host: new InetAddress('10.1.2.3'), port: 8080 }),
      );
      users.tracer.scoped(() => {
        users.tracer.setId((users.tracer as unknown as Joining).join(id));
        users.tracer.recordServiceName(usersName);
        users.tracer.recordRpc('get /users');
        users.tracer.recordAnnotation(new Annotation.ServerRecv());
        users.tracer.recordMessage('cache miss');
        users.tracer.recordBinary('http.path', '/users');
        users.tracer.recordBinary('error', 'no such user');
        users.tracer.recordAnnotation(new Annotation.ServerSend());
      });
      web.tracer.recordAnnotation(new Annotation.ClientRecv());
    });
    await users.flush();
    await web.flush();

    const spans = await read<ZipkinSpan[]>(`trace/${id.traceId}`);
    expect(spans.map(({ id: spanId, kind, shared }) => [spanId, kind, shared])).toEqual([
      [id.spanId, 'CLIENT', undefined],
      [id.spanId, 'SERVER', true],
    ]);
    expect(spans[0]).toMatchObject({
      localEndpoint: { serviceName: webName },
      remoteEndpoint: { serviceName: usersName, ipv4: '10.1.2.3', port: 8080 },
    });
    expect(spans[1]).toMatchObject({
      name: 'get /users',
      localEndpoint: { serviceName: usersName },
      annotations: [{ value: 'cache miss' }],
      tags: { 'http.path': '/users', error: 'no such user' },
    });
    const found = await read<ZipkinSpan[][]>(
      `traces?serviceName=${usersName}&annotationQuery=error%20and%20cache%20miss`,
    );
    expect(found.map(([first]) => first?.traceId)).toEqual([id.traceId]);
    expect(await read(`spans?serviceName=${usersName}`)).toEqual(['get /users']);
    expect(await read(`remoteServices?serviceName=${webName}`)).toEqual([usersName]);
    expect(await read(`dependencies?endTs=${Date.now() + 60_000}`)).toContainEqual({
      ...{ parent: webName, child: usersName, callCount: 1, errorCount: 1 },
    });
  },
);

it('takes spans of the OpenTelemetry SDK with its Zipkin exporter', async () => {
  const exporter = new ZipkinExporter({ url: `http://${listener.address}/api/v2/spans` });
  const provider = new tracing.BasicTracerProvider({
    resource: resources.resourceFromAttributes({ 'service.name': 'otel-zipkin' }),
    spanProcessors: [new tracing.SimpleSpanProcessor(exporter)],
  });
  const span = provider.getTracer('app', '1.2').startSpan('checkout', { kind: SpanKind.SERVER });
  span
    .setAttribute('order.id', 7)
    .addEvent('charged')
    .setStatus({ code: SpanStatusCode.ERROR, message: 'refused' });
  span.end();
  await provider.shutdown();

  const { traceId, spanId } = span.spanContext();
  expect(await read<ZipkinSpan[]>(`trace/${traceId}`)).toMatchObject([
    {
      traceId,
      id: spanId,
      kind: 'SERVER',
      name: 'checkout',
      localEndpoint: { serviceName: 'otel-zipkin' },
      annotations: [{ value: 'charged' }],
      tags: { 'order.id': '7', error: 'refused', 'otel.status_code': 'ERROR' },
    },
  ]);
});
