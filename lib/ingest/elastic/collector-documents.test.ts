import { describe, expect, it } from 'vitest';
import {
  DOCUMENTS_NOW,
  decodeDocuments,
  logOfDocument,
  spanOfDocument,
} from '../../../scripts/test-documents';

const TRACE = '0af7651916cd43dd8448eb211c80319c';

describe("a document of the OpenTelemetry Collector's exporter", () => {
  const resource = {
    attributes: { 'service.name': 'pay', 'deployment.environment.name': 'eu', 'k8s.pod.uid': 'u' },
  };
  const scope = { name: 'lib', version: '2', attributes: { a: 1 } };

  it('in mode otel is the log it was', () => {
    expect(
      logOfDocument('logs-generic.otel-default', {
        '@timestamp': '1763812799000.42',
        observed_timestamp: '1763812799001.0',
        data_stream: { type: 'logs', dataset: 'generic.otel', namespace: 'default' },
        severity_text: 'WARN',
        severity_number: 13,
        trace_id: TRACE,
        span_id: '00f067aa0ba902b7',
        attributes: { 'http.request.method': 'GET', nested: { a: 1 } },
        resource,
        scope,
        body: { text: 'slow' },
      }),
    ).toMatchObject({
      time: DOCUMENTS_NOW - 1_000_000_000n + 42n,
      observedTime: DOCUMENTS_NOW - 999_000_000n,
      severityNumber: 13,
      body: 'slow',
      traceId: TRACE,
      spanId: '00f067aa0ba902b7',
      attributes: { 'http.request.method': 'GET', 'nested.a': 1 },
      stream: {
        service: 'pay',
        environment: 'eu',
        scopeName: 'lib',
        scopeVersion: '2',
        scopeAttributes: { a: 1 },
        resource: { 'k8s.pod.uid': 'u', 'data_stream.dataset': 'generic.otel' },
      },
    });
  });

  it('in mode otel is the span it was, with its links', () => {
    expect(
      spanOfDocument('traces-generic.otel-default', {
        '@timestamp': '1763812799000.7',
        trace_id: TRACE,
        span_id: '00f067aa0ba902b7',
        parent_span_id: '00f067aa0ba902b6',
        name: 'GET /pay',
        kind: 'Server',
        duration: 1_500_000,
        attributes: { 'http.route': '/pay' },
        links: [{ trace_id: TRACE, span_id: '00f067aa0ba902b5', attributes: { why: 'batch' } }],
        status: { code: 'Error', message: 'no' },
        resource,
        scope,
      }),
    ).toMatchObject({
      traceId: TRACE,
      spanId: '00f067aa0ba902b7',
      parentSpanId: '00f067aa0ba902b6',
      name: 'GET /pay',
      kind: 2,
      start: DOCUMENTS_NOW - 1_000_000_000n + 7n,
      durationNs: 1_500_000n,
      status: 2,
      statusMessage: 'no',
      links: [{ traceId: TRACE, spanId: '00f067aa0ba902b5', attributes: { why: 'batch' } }],
      stream: { service: 'pay', scopeName: 'lib' },
    });
  });

  it('in mode none is the span and the log it was', () => {
    const shared = { Resource: { service: { name: 'pay' } }, Scope: { name: 'lib', version: '2' } };
    expect(
      spanOfDocument('traces-generic-default', {
        ...shared,
        '@timestamp': '2025-11-22T11:59:59.000000001Z',
        EndTimestamp: '2025-11-22T11:59:59.5Z',
        Duration: 499_999,
        TraceId: TRACE,
        SpanId: '00f067aa0ba902b7',
        Name: 'work',
        Kind: 'SPAN_KIND_CLIENT',
        TraceStatus: 1,
        Link: `[{"spanID":"00f067aa0ba902b5","traceID":"${TRACE}","attribute":{}}]`,
        Attributes: { db: { system: 'pg' } },
        Events: { exception: { time: '2025-11-22T11:59:59.2Z', message: 'x' } },
      }),
    ).toMatchObject({
      kind: 3,
      status: 1,
      durationNs: 499_999_999n,
      attributes: { 'db.system': 'pg' },
      events: [{ name: 'exception', attributes: { message: 'x' } }],
      links: [{ spanId: '00f067aa0ba902b5' }],
      stream: { service: 'pay', scopeName: 'lib' },
    });
    expect(
      logOfDocument('logs-generic-default', {
        ...shared,
        '@timestamp': '2025-11-22T11:59:59Z',
        Body: 'hello',
        SeverityNumber: 9,
        SeverityText: 'INFO',
        TraceFlags: 1,
        TraceId: TRACE,
        Attributes: { a: { b: 2 } },
      }),
    ).toMatchObject({
      body: 'hello',
      severityNumber: 9,
      traceId: TRACE,
      attributes: { 'a.b': 2 },
      stream: { service: 'pay' },
    });
  });

  it('in mode none and raw is read under dotted names, as version 0.130 writes them', () => {
    const shared = {
      '@timestamp': '2025-11-22T11:59:59.509000042Z',
      'Resource.service.name': 'pay',
      'Resource.host.name': 'h1',
      'Scope.name': 'lib',
      'Scope.version': '1',
    };
    const stream = { service: 'pay', scopeName: 'lib', scopeVersion: '1', resource: { 'host.name': 'h1' } };
    expect(
      logOfDocument('none-logs', {
        ...shared,
        TraceFlags: 0,
        SeverityNumber: 9,
        'Body.a': 1,
        'Attributes.http.route': '/pay',
      }),
    ).toMatchObject({ body: '{"a":1}', bodyIsJson: true, attributes: { 'http.route': '/pay' }, stream });
    const raw = logOfDocument('raw-logs', {
      ...shared,
      SeverityNumber: 9,
      Body: 'boom',
      'http.route': '/pay',
    });
    expect(raw).toMatchObject({ body: 'boom', stream });
    expect(raw.attributes).toEqual({ 'http.route': '/pay' });
    const ids = { TraceId: TRACE, SpanId: '00f067aa0ba902b7', Name: 'work', Kind: 'SPAN_KIND_SERVER' };
    const times = { EndTimestamp: '2025-11-22T11:59:59.6Z', Duration: 90_999 };
    expect(
      spanOfDocument('none-traces', {
        ...shared,
        ...ids,
        ...times,
        'Attributes.http.route': '/pay',
        'Events.exception.time': '2025-11-22T11:59:59.55Z',
        'Events.exception.exception.type': 'X',
      }),
    ).toMatchObject({
      attributes: { 'http.route': '/pay' },
      events: [{ name: 'exception', attributes: { 'exception.type': 'X' } }],
      stream,
    });
  });

  it('in mode ecs has the severity number it was sent with', () => {
    const document = { '@timestamp': '2025-11-22T11:59:59Z', message: 'x', event: { severity: 9 } };
    expect(logOfDocument('logs-generic-default', { ...document, agent: { name: 'otlp/go' } })).toMatchObject({
      severityNumber: 9,
    });
    expect(logOfDocument('logs-generic-default', { ...document, agent: { name: 'web-1' } })).toMatchObject({
      severityNumber: 0,
    });
  });

  it('sent to traces that is no span is refused with what to do', () => {
    const { refusals } = decodeDocuments('traces-apm-default', {
      '@timestamp': '2025-11-22T11:59:59Z',
      message: 'x',
    });
    expect(refusals.get(0)).toMatchObject({ status: 400, reason: expect.stringContaining('OTLP') });
  });
});
