import type { WireSource } from '../otlp/otlp-data';
import { Random } from './random';

const LANGUAGE: Record<string, string> = {
  'api-gateway': 'go',
  auth: 'go',
  api: 'nodejs',
  postgres: 'cpp',
  database: 'cpp',
};

const cache = new Map<string, WireSource>();

/** A pod of a service: the resource an OpenTelemetry SDK in Kubernetes reports. The same arguments give the same object. */
export function source(service: string, version: string, replica: number, namespace: string): WireSource {
  const key = `${service}@${version}#${replica}`;
  const known = cache.get(key);
  if (known) return known;
  const random = new Random('pod', key);
  const created: WireSource = {
    resource: {
      'service.name': service,
      'service.version': version,
      'service.namespace': namespace,
      'deployment.environment.name': 'production',
      'k8s.pod.name': `${service}-${random.hex(9)}-${random.hex(5)}`,
      'k8s.node.name': `node-${random.int(1, 6)}`,
      'k8s.namespace.name': namespace,
      'telemetry.sdk.name': 'opentelemetry',
      'telemetry.sdk.language': LANGUAGE[service] ?? 'python',
      // As a shipper to Elasticsearch would name the pipeline's data set: `GET stdf-logs-*/_search` finds it.
      ...(namespace === 'stdf-etl' && { 'data_stream.dataset': 'stdf-logs' }),
    },
    scope: `${service.replaceAll('-', '_')}.main`,
  };
  cache.set(key, created);
  return created;
}
