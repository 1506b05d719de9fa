import { describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../../scripts/test-database';
import { serveElastic } from './serve-elastic';

openTestDatabase();

interface Step {
  call: string;
  body?: unknown;
  status: number;
  /** What the shipper reads of the answer. */
  reads?: Record<string, unknown>;
}

async function walk(steps: readonly Step[], headers: Record<string, string> = {}): Promise<void> {
  for (const { call, body, status, reads } of steps) {
    const [method = '', path = ''] = call.split(' ');
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const response = await serveElastic(
      new Request(`http://es.test${path}`, {
        method,
        headers,
        ...(body === undefined ? {} : { body: text }),
      }),
    );
    const answer = await response.text();
    expect
      .soft({ call, status: response.status, product: response.headers.get('x-elastic-product') })
      .toEqual({
        call,
        status,
        product: 'Elasticsearch',
      });
    if (method === 'HEAD') expect(answer).toBe('');
    if (reads) expect(JSON.parse(answer)).toMatchObject(reads);
  }
}

const bulk = (action: object, ...documents: object[]) =>
  documents.map((document) => `${JSON.stringify(action)}\n${JSON.stringify(document)}\n`).join('');

/** What each shipper asks in the order it asks it, from its sources; Filebeat's of version 7.17.29 as it was seen. */
describe('start-up and first batch', () => {
  it('of Filebeat 7: alias and first index with date math', () =>
    walk([
      { call: 'GET /', status: 200, reads: { version: { build_flavor: 'default' } } },
      {
        call: 'GET /_license?human=false',
        status: 200,
        reads: { license: { status: 'active', type: 'basic' } },
      },
      { call: 'GET /_xpack', status: 200, reads: { features: { ilm: { available: true, enabled: true } } } },
      { call: 'GET /_ilm/policy/filebeat', status: 404 },
      {
        call: 'PUT /_ilm/policy/filebeat',
        body: { policy: { phases: {} } },
        status: 200,
        reads: { acknowledged: true },
      },
      { call: 'HEAD /_index_template/filebeat-7.17.29', status: 404 },
      {
        call: 'PUT /_index_template/filebeat-7.17.29',
        body: { index_patterns: ['filebeat-7.17.29-*'] },
        status: 200,
      },
      { call: 'GET /_alias/filebeat-7.17.29', status: 404 },
      { call: 'HEAD /filebeat-7.17.29', status: 404 },
      {
        call: 'PUT /%3Cfilebeat-7.17.29-%7Bnow%2Fd%7D-000001%3E',
        body: { aliases: { 'filebeat-7.17.29': { is_write_index: true } } },
        status: 200,
        reads: {
          acknowledged: true,
          index: expect.stringMatching(/^filebeat-7\.17\.29-\d{4}\.\d\d\.\d\d-000001$/),
        },
      },
      { call: 'GET /_alias/filebeat-7.17.29', status: 200 },
      {
        call: 'POST /_bulk?filter_path=errors%2Citems.%2A.error%2Citems.%2A.status',
        body: bulk({ index: { _index: 'filebeat-7.17.29' } }, { '@timestamp': new Date(), message: 'x' }),
        status: 200,
        reads: { errors: false, items: [{ index: { status: 201 } }] },
      },
    ]));

  it('of Filebeat 8 and 9: a data stream, and module pipelines', () =>
    walk([
      { call: 'GET /', status: 200 },
      { call: 'GET /_license?human=false', status: 200 },
      { call: 'GET /_ilm/policy/filebeat-8', status: 404 },
      { call: 'PUT /_ilm/policy/filebeat-8', body: { policy: { phases: {} } }, status: 200 },
      { call: 'HEAD /_index_template/filebeat-8.15.0', status: 404 },
      {
        call: 'PUT /_index_template/filebeat-8.15.0',
        body: { index_patterns: ['filebeat-8.15.0'], data_stream: {} },
        status: 200,
      },
      { call: 'GET /_data_stream/filebeat-8.15.0', status: 404 },
      { call: 'PUT /_data_stream/filebeat-8.15.0', status: 200, reads: { acknowledged: true } },
      {
        call: 'GET /_data_stream/filebeat-8.15.0',
        status: 200,
        reads: { data_streams: [{ name: 'filebeat-8.15.0' }] },
      },
      { call: 'GET /_ingest/pipeline/filebeat-8.15.0-nginx-access-pipeline', status: 404, reads: {} },
      {
        call: 'PUT /_ingest/pipeline/filebeat-8.15.0-nginx-access-pipeline',
        body: { processors: [] },
        status: 200,
      },
      {
        call: 'POST /_bulk?filter_path=errors%2Citems.%2A.error%2Citems.%2A.status',
        body: bulk(
          { create: { _index: 'filebeat-8.15.0', pipeline: 'filebeat-8.15.0-nginx-access-pipeline' } },
          { '@timestamp': new Date(), message: 'x' },
        ),
        status: 200,
        reads: { errors: false, items: [{ create: { status: 201 } }] },
      },
    ]));

  it('of Logstash: sniffing, template, write alias, update as index', () =>
    walk(
      [
        { call: 'HEAD /', status: 200 },
        { call: 'GET /', status: 200, reads: { cluster_uuid: expect.any(String) } },
        { call: 'GET /_license', status: 200, reads: { license: { status: 'active' } } },
        { call: 'GET /_nodes/http', status: 200, reads: { nodes: expect.any(Object) } },
        { call: 'HEAD /_index_template/ecs-logstash', status: 404 },
        {
          call: 'PUT /_index_template/ecs-logstash',
          body: { index_patterns: ['ecs-logstash-*'] },
          status: 200,
        },
        { call: 'HEAD /ecs-logstash', status: 404 },
        {
          call: 'PUT /%3Cecs-logstash-%7Bnow%2Fd%7D-000001%3E',
          body: { aliases: { 'ecs-logstash': { is_write_index: true } } },
          status: 200,
        },
        { call: 'HEAD /_ilm/policy/logstash-policy', status: 404 },
        { call: 'PUT /_ilm/policy/logstash-policy', body: { policy: {} }, status: 200 },
        {
          call: 'POST /_bulk?filter_path=errors,items.*.error,items.*.status',
          body: `${bulk({ index: { _id: null, _index: 'ecs-logstash', routing: null } }, { message: 'x' })}${bulk(
            { update: { _id: 'a', _index: 'ecs-logstash', retry_on_conflict: 1 } },
            { doc: { message: 'y' }, doc_as_upsert: true },
          )}`,
          status: 200,
          reads: { errors: false, items: [{ index: { status: 201 } }, { update: { status: 201 } }] },
        },
      ],
      { 'x-elastic-product-origin': 'logstash-output-elasticsearch' },
    ));

  it('of Vector: health, version, bulk with a timeout', () =>
    walk([
      { call: 'GET /_cluster/health', status: 200, reads: { status: 'green' } },
      { call: 'GET /', status: 200, reads: { version: { number: expect.stringMatching(/^8\./) } } },
      {
        call: 'POST /_bulk?timeout=60s',
        body: bulk(
          { create: { _index: 'vector-2025.11.22', _type: '_doc' } },
          { message: 'x', timestamp: new Date() },
        ),
        status: 200,
        reads: { errors: false, items: [{ create: { _index: 'vector-2025.11.22', status: 201 } }] },
      },
    ]));

  it('of Fluent Bit: bulk at once, with its own ids', () =>
    walk([
      {
        call: 'POST /_bulk/?filter_path=errors,items.*.error',
        body: bulk(
          { create: { _index: 'fluent-bit', _id: 'dc5e-0b2f' } },
          { '@timestamp': new Date(), log: 'x', stream: 'stdout' },
        ),
        status: 200,
        reads: { errors: false },
      },
      {
        call: 'POST /_bulk/',
        body: bulk({ create: { _index: 'fluent-bit', _id: 'dc5e-0b2f' } }, { log: 'x' }),
        status: 200,
        reads: { errors: true, items: [{ create: { status: 409 } }] },
      },
    ]));

  it("of the OpenTelemetry Collector's exporter: a required data stream and dynamic templates", () =>
    walk([
      {
        call: 'POST /_bulk?filter_path=items.*.status,items.*.error&require_data_stream=true',
        body: bulk(
          { create: { _index: 'logs-generic.otel-default', dynamic_templates: {} } },
          {
            '@timestamp': `${Date.now()}.0`,
            observed_timestamp: `${Date.now()}.0`,
            resource: { attributes: { 'service.name': 'pay' } },
            scope: {},
            body: { text: 'x' },
          },
        ),
        status: 200,
        reads: { items: [{ create: { status: 201 } }] },
      },
    ]));
});
