import type { FieldName } from '../../../query/ast';
import { logField } from '../../../query/fields';
import { fieldName } from './nodes';

/** What a field name of a query means. */
export type ElasticField =
  | { kind: 'time'; name: string }
  /** The message by its words. */
  | { kind: 'message' }
  /** `message.keyword`: the message as a whole. */
  | { kind: 'wholeMessage' }
  /** Known in any spelling: levels, ids. `asSent`: shown as its sender wrote it. */
  | { kind: 'normalised'; name: string; asSent?: true }
  /** Values that are compared as they are, in any of these places. */
  | { kind: 'keyword'; names: readonly string[] }
  | { kind: '_id' }
  | { kind: '_index' }
  /** On every document: `_source`, `_type` … */
  | { kind: 'everywhere' };

const BUILTIN: ReadonlyMap<string, ElasticField> = new Map<string, ElasticField>([
  ['@timestamp', { kind: 'time', name: '@timestamp' }],
  ['observed_time', { kind: 'time', name: 'observed_time' }],
  ['message', { kind: 'message' }],
  ['level', { kind: 'normalised', name: 'level' }],
  ['log.level', { kind: 'normalised', name: 'level', asSent: true }],
  ['trace.id', { kind: 'normalised', name: 'trace_id' }],
  ['trace_id', { kind: 'normalised', name: 'trace_id' }],
  ['span.id', { kind: 'normalised', name: 'span_id' }],
  ['span_id', { kind: 'normalised', name: 'span_id' }],
  ['service', { kind: 'keyword', names: ['service'] }],
  ['service.name', { kind: 'keyword', names: ['service'] }],
  ['_id', { kind: '_id' }],
  ['_index', { kind: '_index' }],
  ['_source', { kind: 'everywhere' }],
]);
/** Built-in fields that attributes of the same name answer too. */
const OF_STREAM = new Set([
  'environment',
  'deployment.environment',
  'deployment.environment.name',
  'service.version',
  'version',
  'scope.name',
  'scope.version',
]);

/** A name of Elasticsearch as a field of ours; every other name is an attribute, spelt exactly so. */
export function elasticField(written: string): ElasticField {
  if (written === 'message.keyword' || written === 'message.raw') return { kind: 'wholeMessage' };
  const name = written.endsWith('.keyword') ? written.slice(0, -'.keyword'.length) : written;
  return BUILTIN.get(name) ?? { kind: 'keyword', names: attributeNames(name) };
}

/** The places of an attribute, as the language calls them: with a prefix where its own name means something else there. */
function attributeNames(name: string): readonly string[] {
  const isOther = logField(name) !== null || /^(attributes|resource)\../s.test(name);
  if (!isOther || OF_STREAM.has(name)) return [name];
  return [`attributes.${name}`, `resource.${name}`];
}

/** The names of built-in fields that a name with stars fits. */
export function builtinsFitting(pattern: string): string[] {
  const source = pattern.split('*').map((part) => part.replace(/[\\^$.+?()[\]{}|]/g, '\\$&'));
  const test = new RegExp(`^${source.join('.*')}$`, 's');
  return ['message', 'level', 'log.level', 'trace.id', 'span.id', 'service.name'].filter((name) =>
    test.test(name),
  );
}

export function fieldNames(names: readonly string[]): FieldName[] {
  return names.map(fieldName);
}
