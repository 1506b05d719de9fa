import type { Attributes, AttributeValue } from '../../contracts/attributes';
import type { FlatFields } from './flat-fields';

const SERVICE = ['service.name', 'service', 'service_name', 'Resource.service.name'];
const ENVIRONMENT = [
  'deployment.environment.name',
  'deployment.environment',
  'service.environment',
  'environment',
  'env',
];
const VERSION = ['service.version'];

/** Who wrote a log that names no service, best first. These stay attributes too. */
const SERVICE_LIKE = [
  'kubernetes.labels.app.kubernetes.io/name',
  'kubernetes.labels.app_kubernetes_io/name',
  'kubernetes.labels.app',
  'kubernetes.labels.k8s-app',
  'kubernetes.deployment.name',
  'kubernetes.container.name',
  'kubernetes.container_name',
  'container.name',
  'container_name',
  'log.syslog.appname',
  'syslog.appname',
  'appname',
  'programname',
  'program',
  'PROGRAM',
  'app',
  'application',
  'SYSLOG_IDENTIFIER',
  'process.name',
  'event.dataset',
];

/**
 * Fields that say where logs come from and not what happened: the same for all logs of a source, so they are kept once.
 * Source: Elastic Common Schema 8, field sets; Fluent Bit's kubernetes filter.
 */
const ORIGIN =
  /^(?:agent|cloud|container|data_stream|deployment|ecs|elastic_agent|host|k8s|kubernetes|observer|orchestrator|os|service|telemetry)\./;
const MOST_FIELDS = 256;

export interface OriginFields {
  service: string | null;
  environment: string | null;
  version: string | null;
  resource: Attributes;
}

/** Takes what tells where a document came from out of its fields. */
export function takeOrigin(fields: FlatFields): OriginFields {
  const service = fields.take(SERVICE) ?? fields.peek(SERVICE_LIKE);
  const environment = fields.take(ENVIRONMENT);
  const version = fields.take(VERSION);
  const resource: Attributes = {};
  let count = 0;
  for (const [name, value] of Object.entries(fields.values)) {
    if (!ORIGIN.test(name) || !isStable(value) || count >= MOST_FIELDS) continue;
    fields.remove(name);
    resource[name] = value;
    count += 1;
  }
  return { service, environment, version, resource };
}

/** Numbers below `host.` are measurements (`host.cpu.usage`); names and addresses are text. */
function isStable(value: AttributeValue): boolean {
  if (Array.isArray(value)) return value.every((item) => typeof item === 'string');
  return typeof value !== 'number';
}
