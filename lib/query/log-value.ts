import type { Attributes, AttributeValue } from '../contracts/attributes';
import type { Log } from '../contracts/log';
import { parseIsoNs } from '../time/iso';
import { explicitField } from './explicit-field';
import { type BuiltinField, logField } from './fields';

/** What a log holds in a field, as the search language reads its name; undefined where it has none. */
export function logValue(log: Log, field: string): AttributeValue | undefined {
  const builtin = logField(field);
  const place = { from: 0, to: 0 };
  if (builtin) return builtinValue(log, builtin) ?? attributeValue(log, field);
  const explicit = explicitField({ name: field, pattern: null, ...place });
  if (!explicit) return attributeValue(log, field);
  const { origin, field: inner } = explicit;
  return (
    own(origin === 'attribute' ? log.attributes : log.resource, inner.name) ?? attributeValue(log, field)
  );
}

function attributeValue(log: Log, name: string): AttributeValue | undefined {
  return own(log.attributes, name) ?? own(log.resource, name) ?? own(log.scope.attributes, name);
}

/** Senders name attributes as they like, `constructor` too. */
function own(attributes: Attributes, name: string): AttributeValue | undefined {
  return Object.hasOwn(attributes, name) ? attributes[name] : undefined;
}

function builtinValue(log: Log, field: BuiltinField): AttributeValue | undefined {
  switch (field) {
    case 'level':
      return log.severity;
    case 'severity_number':
      return log.severityNumber === 0 ? undefined : log.severityNumber;
    case 'service':
      return log.service;
    case 'environment':
      return log.environment ?? undefined;
    case 'version':
      return own(log.resource, 'service.version');
    case 'message':
      return log.body;
    case 'trace_id':
      return log.traceId ?? undefined;
    case 'span_id':
      return log.spanId ?? undefined;
    case 'time':
      return log.time;
    case 'observed_time':
      return log.observedTime;
    case 'arrival_delay':
      return arrivalDelay(log);
    case 'scope.name':
      return log.scope.name ?? undefined;
    case 'scope.version':
      return log.scope.version ?? undefined;
    default:
      return undefined;
  }
}

/** In nanoseconds. */
function arrivalDelay({ time, observedTime }: Log): number | undefined {
  const [at, observed] = [parseIsoNs(time), parseIsoNs(observedTime)];
  return at === null || observed === null ? undefined : Number(observed - at);
}
