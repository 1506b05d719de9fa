import type { AttributeValue } from '../../contracts/attributes';
import { indexOfLog } from '../../contracts/data-stream';
import { DOCUMENT_ID_ATTRIBUTE } from '../../contracts/elastic-document-id';
import type { Log } from '../../contracts/log';

export type JsonValue = string | number | boolean | null | JsonValue[] | { [name: string]: JsonValue };

/** A log as a document of Elasticsearch. */
export interface ElasticDocument {
  _index: string;
  /** The id it was indexed with, else the log's own. */
  _id: string;
  /** Its fields by dotted name. */
  flat: Map<string, JsonValue>;
}

/** Said by the document's own members. */
const OWN = new Set([
  DOCUMENT_ID_ATTRIBUTE,
  'elasticsearch.index',
  'service.name',
  'level',
  'message',
  '@timestamp',
]);

/** A stored log under the names of the Elastic Common Schema; every attribute keeps its own name. */
export function documentOfLog(log: Log): ElasticDocument {
  const flat = new Map<string, JsonValue>([
    ['@timestamp', log.time],
    ['message', log.body],
  ]);
  if (log.severityNumber > 0) {
    flat.set('log.level', log.severityText ?? log.severity);
    flat.set('level', log.severity);
  } else if (log.severityText !== null) flat.set('log.level', log.severityText);
  if (log.service !== '') flat.set('service.name', log.service);
  if (log.traceId !== null) flat.set('trace.id', log.traceId);
  if (log.spanId !== null) flat.set('span.id', log.spanId);
  add(flat, log.attributes);
  add(flat, log.resource);
  add(flat, log.scope.attributes);
  if (log.scope.name !== null && !flat.has('scope.name')) flat.set('scope.name', log.scope.name);
  if (log.scope.version !== null && !flat.has('scope.version')) flat.set('scope.version', log.scope.version);
  const given = log.attributes[DOCUMENT_ID_ATTRIBUTE];
  return {
    _index: indexOfLog(log.resource, log.service, log.environment),
    _id: typeof given === 'string' ? given : log.id,
    flat,
  };
}

/** The record's own attribute wins over its resource's, and that over its scope's. */
function add(flat: Map<string, JsonValue>, attributes: Readonly<Record<string, AttributeValue>>): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (!OWN.has(name) && !flat.has(name)) flat.set(name, value);
  }
}
