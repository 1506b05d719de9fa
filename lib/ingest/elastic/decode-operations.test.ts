import { describe, expect, it } from 'vitest';
import { DOCUMENTS_NOW, decodeDocuments, logOfDocument } from '../../../scripts/test-documents';
import { Repairs } from '../repairs';
import { decodeOperations } from './decode-operations';
import { readBulk } from './read-bulk';

const TRACE = '0af7651916cd43dd8448eb211c80319c';

describe('a log document', () => {
  it('of Filebeat 8 keeps its host, agent and data stream on the stream, the rest on the log', () => {
    const record = logOfDocument('logs-nginx.access-prod', {
      '@timestamp': '2025-11-22T11:59:58.123Z',
      message: '10.0.0.1 - - "GET / HTTP/1.1" 500 12',
      ecs: { version: '8.0.0' },
      input: { type: 'filestream' },
      agent: { id: 'e0fe', name: 'web-1', type: 'filebeat', version: '8.15.0', ephemeral_id: '66f8' },
      host: { name: 'web-1', os: { family: 'debian' }, cpu: { usage: 0.5 } },
      log: { offset: 1234, level: 'error', file: { path: '/var/log/nginx/access.log', inode: '42' } },
      service: { name: 'nginx', environment: 'prod' },
      data_stream: { type: 'logs', dataset: 'nginx.access', namespace: 'prod' },
      trace: { id: TRACE },
      tags: ['web', 'edge'],
    });
    expect(record).toMatchObject({
      time: DOCUMENTS_NOW - 1_877_000_000n,
      body: '10.0.0.1 - - "GET / HTTP/1.1" 500 12',
      severityNumber: 17,
      severityText: 'error',
      traceId: TRACE,
      attributes: {
        'input.type': 'filestream',
        'log.offset': 1234,
        'log.file.path': '/var/log/nginx/access.log',
        'log.file.inode': '42',
        'host.cpu.usage': 0.5,
        tags: ['web', 'edge'],
      },
    });
    expect(record.stream).toMatchObject({ service: 'nginx', environment: 'prod' });
    expect(record.stream.resource).toEqual({
      'elasticsearch.index': 'logs-nginx.access-prod',
      'data_stream.type': 'logs',
      'data_stream.dataset': 'nginx.access',
      'data_stream.namespace': 'prod',
      'service.name': 'nginx',
      'deployment.environment.name': 'prod',
      'ecs.version': '8.0.0',
      'agent.id': 'e0fe',
      'agent.name': 'web-1',
      'agent.type': 'filebeat',
      'agent.version': '8.15.0',
      'agent.ephemeral_id': '66f8',
      'host.name': 'web-1',
      'host.os.family': 'debian',
    });
  });

  it('of Fluent Bit in Kubernetes has the service its labels name', () => {
    const record = logOfDocument('fluent-bit', {
      '@timestamp': '2025-11-22T11:59:58.123456789Z',
      log: 'level=warn msg="slow query"',
      stream: 'stderr',
      kubernetes: {
        pod_name: 'pay-7f-x1',
        namespace_name: 'shop',
        container_name: 'main',
        labels: { 'app.kubernetes.io/name': 'pay', 'pod-template-hash': '7f' },
      },
    });
    expect(record).toMatchObject({
      time: DOCUMENTS_NOW - 1_876_543_211n,
      body: 'level=warn msg="slow query"',
      attributes: { stream: 'stderr' },
      stream: { service: 'pay', resource: { 'kubernetes.pod_name': 'pay-7f-x1' } },
    });
  });

  it('of Vector reads its timestamp and source', () => {
    const record = logOfDocument('vector-2025.11.22', {
      appname: 'ahmadajmi',
      facility: 'daemon',
      hostname: 'for.de',
      message: 'We are watching',
      severity: 'crit',
      source_type: 'syslog',
      timestamp: '2025-11-22T11:00:00.5Z',
    });
    expect(record).toMatchObject({
      time: DOCUMENTS_NOW - 3_599_500_000_000n,
      severityNumber: 21,
      severityText: 'crit',
      stream: { service: 'ahmadajmi', resource: { 'data_stream.dataset': 'vector' } },
    });
    expect(record.attributes).not.toHaveProperty('timestamp');
  });

  it('of Logstash keeps event.original beside its message', () => {
    expect(
      logOfDocument('ecs-logstash-2025.11.22-000001', {
        '@timestamp': '2025-11-22T11:00:00.000Z',
        '@version': '1',
        message: 'hello',
        event: { original: 'hello\r' },
        host: { hostname: 'h' },
      }),
    ).toMatchObject({ body: 'hello', attributes: { '@version': '1', 'event.original': 'hello\r' } });
  });

  it('of rsyslog has the severity its priority names', () => {
    expect(
      logOfDocument('system', {
        message: ' started',
        fromhost: 'h1',
        facility: 'daemon',
        priority: 'warning',
        timereported: '2025-11-22T11:00:00.000001+00:00',
      }),
    ).toMatchObject({
      time: DOCUMENTS_NOW - 3_599_999_999_000n,
      severityNumber: 13,
      attributes: { fromhost: 'h1', priority: 'warning' },
      stream: { service: 'system' },
    });
  });

  it('keeps what only looks like a time or a level', () => {
    expect(
      logOfDocument('app', { message: 'x', date: 'tomorrow', priority: 'high', time: 'noon' }),
    ).toMatchObject({
      time: DOCUMENTS_NOW,
      severityNumber: 0,
      attributes: { date: 'tomorrow', priority: 'high', time: 'noon' },
    });
  });

  it('is refused alone when its time is none or cannot be stored', () => {
    const { logs, refusals } = decodeDocuments(
      'app',
      { '@timestamp': 'yesterday', message: 'a' },
      { '@timestamp': 1_763_812_799_999, message: 'b' },
      { '@timestamp': '1999-01-01T00:00:00Z', message: 'c' },
    );
    expect(logs.records.map(({ body }) => body)).toEqual(['b']);
    expect(logs.positions).toEqual([1]);
    expect(refusals.get(0)).toMatchObject({ status: 400, type: 'document_parsing_exception' });
    expect(refusals.get(2)?.reason).toMatch(/before 2000/);
  });

  it('with an id has a key that its index, id and content decide', () => {
    const keyOf = (index: string, id: string, document: string) => {
      const body = Buffer.from(`{"index":{"_index":"${index}","_id":"${id}"}}\n${document}\n`);
      const operations = readBulk(body, { index: null, pipeline: null }, new Repairs());
      const { logs } = decodeOperations(operations, DOCUMENTS_NOW);
      expect(logs.records[0]?.attributes['elasticsearch.id']).toBe(id);
      return Buffer.from(logs.recordKeys?.[0] ?? '').toString('hex');
    };
    const key = keyOf('a', '1', '{"message":"x"}');
    expect(key).toHaveLength(48);
    expect(keyOf('a', '1', '{"message":"x"}')).toBe(key);
    expect(keyOf('a', '1', '{"message":"y"}').slice(0, 32)).toBe(key.slice(0, 32));
    expect(keyOf('a', '1', '{"message":"y"}')).not.toBe(key);
    expect(keyOf('b', '1', '{"message":"x"}').slice(0, 32)).not.toBe(key.slice(0, 32));
  });

  it('sent again with its keys in another order is the same, with other content it is not', () => {
    const of = (document: string) => {
      const body = Buffer.from(`{"create":{"_index":"a","_id":"1"}}\n${document}\n`);
      const { identity, logs } = decodeOperations(
        readBulk(body, { index: null, pipeline: null }, new Repairs()),
        DOCUMENTS_NOW,
      );
      return [identity, logs.recordKeys?.[0] ?? identity].map((bytes) => Buffer.from(bytes).toString('hex'));
    };
    const first = of('{"message":"x","agent":{"a":1,"b":[{"c":2,"d":3}]}}');
    expect(of('{"agent":{"b":[{"d":3,"c":2}],"a":1},"message":"x"}')).toEqual(first);
    expect(of('{"message":"x","agent":{"a":1,"b":[{"c":2,"d":4}]}}')).not.toEqual(first);
    expect(of(`{"m":${'['.repeat(5_000)}${']'.repeat(5_000)}}`)).not.toEqual(first);
  });

  it('keeps its origin on the log where a request has too many different ones', () => {
    const documents = Array.from({ length: 2_100 }, (_, at) => ({ message: 'x', host: { name: `h${at}` } }));
    const { logs } = decodeDocuments('app', ...documents);
    expect(new Set(logs.records.map(({ stream }) => stream)).size).toBeLessThanOrEqual(2_001);
    expect(logs.records.at(-1)?.attributes).toEqual({ 'host.name': 'h2099' });
  });
});
