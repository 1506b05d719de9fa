import { describe, expect, it } from 'vitest';
import type { Log } from '../../contracts/log';
import { documentOfLog, type ElasticDocument } from './document-of-log';
import { nestKeys } from './nest-keys';

const sourceOf = ({ flat }: ElasticDocument) => nestKeys(flat);
const LOG: Log = {
  id: '1763800000000000001-7',
  time: '2025-11-22T08:26:40.000000001Z',
  observedTime: '2025-11-22T08:26:41.000000000Z',
  severity: 'ERROR',
  severityNumber: 17,
  severityText: 'error',
  service: 'stdf-parser',
  environment: 'prod',
  body: 'Voltage out of range',
  bodyIsJson: false,
  traceId: '0af7651916cd43dd8448eb211c80319c',
  spanId: null,
  attributes: {
    'error_type.code': 4,
    error_type: 'ValueError',
    'http.request.method': 'GET',
    tags: ['a', 'b'],
  },
  resource: { 'service.name': 'stdf-parser', 'host.name': 'h1', tags: 'of the resource' },
  scope: { name: null, version: null, attributes: {} },
};

describe('documentOfLog', () => {
  it('has ECS names, and attributes under their own, nested', () => {
    const document = documentOfLog(LOG);
    expect(document).toMatchObject({ _index: 'logs-stdf_parser-prod', _id: LOG.id });
    expect(sourceOf(document)).toEqual({
      '@timestamp': '2025-11-22T08:26:40.000000001Z',
      message: 'Voltage out of range',
      log: { level: 'error' },
      level: 'ERROR',
      service: { name: 'stdf-parser' },
      trace: { id: '0af7651916cd43dd8448eb211c80319c' },
      'error_type.code': 4,
      error_type: 'ValueError',
      http: { request: { method: 'GET' } },
      tags: ['a', 'b'],
      host: { name: 'h1' },
    });
  });

  it('is found by the id it was indexed with', () => {
    const attributes = { 'elasticsearch.id': 'mine' };
    expect(documentOfLog({ ...LOG, attributes })._id).toBe('mine');
    expect(sourceOf(documentOfLog({ ...LOG, attributes }))).not.toHaveProperty('elasticsearch');
  });

  it('leaves the prototype alone', () => {
    const source = sourceOf(documentOfLog({ ...LOG, attributes: { '__proto__.polluted': true } }));
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(JSON.stringify(source)).toContain('"__proto__":{"polluted":true}');
  });
});
