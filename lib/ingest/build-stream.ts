import type { Attributes } from '../contracts/attributes';
import type { TelemetryStream } from '../contracts/telemetry';
import { RECORD_LIMITS } from './record-limits';
import type { Repairs } from './repairs';
import { capText } from './sanitize/cap-text';

interface Scope {
  name: string;
  version: string;
  attributes: Attributes;
}

/**
 * What the records of one resource and scope share.
 * Source: OTel semantic conventions, "Service" (default name `unknown_service`) and "Deployment environment".
 */
export function buildStream(resource: Attributes, scope: Scope, repairs: Repairs): TelemetryStream {
  const text = (value: Attributes[string] | undefined, what: string): string | null => {
    if (value === undefined || value === '') return null;
    return capText(String(value), RECORD_LIMITS.nameBytes, what, repairs);
  };
  return {
    service: text(resource['service.name'], 'service name') ?? 'unknown_service',
    environment: text(
      resource['deployment.environment.name'] ?? resource['deployment.environment'],
      'environment name',
    ),
    serviceVersion: text(resource['service.version'], 'service version'),
    resource,
    scopeName: text(scope.name, 'scope name'),
    scopeVersion: text(scope.version, 'scope version'),
    scopeAttributes: scope.attributes,
  };
}
