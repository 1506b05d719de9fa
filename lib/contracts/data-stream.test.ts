import { describe, expect, it } from 'vitest';
import { dataStreamOfIndex, indexOfLog } from './data-stream';

describe('dataStreamOfIndex', () => {
  it.each([
    ['logs-nginx.access-prod', 'logs', 'nginx.access', 'prod', true],
    ['traces-generic.otel-default', 'traces', 'generic.otel', 'default', true],
    ['logs-app-eu-west', 'logs', 'app', 'eu-west', true],
    ['.ds-logs-app-prod-2025.11.22-000001', 'logs', 'app', 'prod', true],
    ['stdf-logs-2025.11.22', 'logs', 'stdf-logs', 'default', false],
    ['stdf-logs-2025.11', 'logs', 'stdf-logs', 'default', false],
    ['filebeat-8.15.0-2025.11.22-000001', 'logs', 'filebeat-8.15.0', 'default', false],
    ['vector-2025-11-22', 'logs', 'vector', 'default', false],
    ['logs-app-2025.11.22', 'logs', 'logs-app', 'default', false],
    ['fluent-bit', 'logs', 'fluent-bit', 'default', false],
    ['-2025.11.22', 'logs', '-2025.11.22', 'default', false],
  ])('%s', (index, type, dataset, namespace, isDataStream) => {
    expect(dataStreamOfIndex(index)).toEqual({ type, dataset, namespace, isDataStream });
  });
});

describe('indexOfLog', () => {
  it('is the name it was sent to, else its data stream, else a name of its service', () => {
    expect(indexOfLog({ 'elasticsearch.index': 'a-2025.11.22', 'data_stream.dataset': 'a' }, 's', null)).toBe(
      'a-2025.11.22',
    );
    expect(indexOfLog({ 'data_stream.dataset': 'nginx' }, 's', null)).toBe('logs-nginx-default');
    expect(indexOfLog({}, 'Pay-Service', 'EU West')).toBe('logs-pay_service-eu_west');
    expect(indexOfLog({}, '', null)).toBe('logs-default-default');
  });
});
