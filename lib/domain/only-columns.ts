import type { Attributes } from '../contracts/attributes';
import type { Log } from '../contracts/log';
import { explicitField } from '../query/explicit-field';
import { logField } from '../query/fields';

const STANDARD = ['time', 'level', 'service', 'message'];
const PLACE = { from: 0, to: 0, pattern: null };

/**
 * A log with nothing in it but what a list of these columns shows: whoever reads a shared dashboard sees no attribute that
 * it does not. Its id, time, level and service stay. @param columns none: time, level, service and message
 */
export function onlyColumns(log: Log, columns: readonly string[]): Log {
  const shown = columns.length === 0 ? STANDARD : columns;
  const builtins = new Set(shown.map(logField));
  const has = (name: NonNullable<ReturnType<typeof logField>>) => builtins.has(name);
  const names = new Set(
    shown.flatMap((name) => [name, explicitField({ name, ...PLACE })?.field.name ?? name]),
  );
  if (has('version')) names.add('service.version');
  const kept = (attributes: Attributes): Attributes =>
    Object.fromEntries(Object.entries(attributes).filter(([name]) => names.has(name)));
  return {
    ...log,
    severityText: has('level') ? log.severityText : null,
    environment: has('environment') ? log.environment : null,
    body: has('message') ? log.body : '',
    bodyIsJson: has('message') && log.bodyIsJson,
    traceId: has('trace_id') ? log.traceId : null,
    spanId: has('span_id') ? log.spanId : null,
    attributes: kept(log.attributes),
    resource: kept(log.resource),
    scope: {
      name: has('scope.name') ? log.scope.name : null,
      version: has('scope.version') ? log.scope.version : null,
      attributes: kept(log.scope.attributes),
    },
  };
}
