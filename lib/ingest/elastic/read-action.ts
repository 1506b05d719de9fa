import { BULK_ACTIONS, type BulkAction } from '../../contracts/elastic-bulk';
import { isPlainObject, type RawObject, type RawValue } from '../raw-value';
import { bulkError } from './bulk-error';

/** An action line of a bulk request. */
export interface ActionLine {
  action: BulkAction;
  index: string | null;
  id: string | null;
  pipeline: string | null;
  /** Names a version the document must have, which no log has. */
  versioned: boolean;
}

/** Read and without effect here, or of no use for logs. Source: Elasticsearch's BulkRequestParser. */
const ACCEPTED = new Set([
  '_type',
  'routing',
  '_routing',
  'parent',
  '_parent',
  'retry_on_conflict',
  '_retry_on_conflict',
  'dynamic_templates',
  'require_alias',
  'require_data_stream',
  'list_executed_pipelines',
  '_source',
]);
const VERSIONED = new Set([
  'version',
  '_version',
  'version_type',
  '_version_type',
  'if_seq_no',
  'if_primary_term',
]);

/**
 * Reads `{"index": {"_index": …, "_id": …}}`. Throws AppError `bad_request` in Elasticsearch's words: a broken action line
 * spoils the whole request, because nobody knows which lines are documents after it.
 * @param number 1-based line
 */
export function readAction(line: string, number: number): ActionLine {
  const entries = Object.entries(parseObject(line, number));
  const [name, meta] = entries[0] ?? [];
  if (name === undefined || entries.length > 1) {
    throw malformed(`Malformed action/metadata line [${number}], expected one action in an object`);
  }
  const action = BULK_ACTIONS.find((known) => known === name);
  if (!action) {
    throw malformed(
      `Malformed action/metadata line [${number}], expected field [create], [delete], [index] or [update] but found [${name.slice(0, 100)}]`,
    );
  }
  if (!isPlainObject(meta ?? null)) {
    throw malformed(
      `Malformed action/metadata line [${number}], expected START_OBJECT but found [${tokenOf(meta ?? null)}]`,
    );
  }
  return readMeta(action, meta as RawObject, number);
}

function readMeta(action: BulkAction, meta: RawObject, number: number): ActionLine {
  const read: ActionLine = { action, index: null, id: null, pipeline: null, versioned: false };
  for (const [key, value] of Object.entries(meta)) {
    if (key === '_index') read.index = text(value, key, number);
    else if (key === '_id') read.id = text(value, key, number);
    else if (key === 'pipeline') read.pipeline = text(value, key, number);
    else if (key === 'op_type') {
      if (value === 'create' && action === 'index') read.action = 'create';
    } else if (VERSIONED.has(key)) read.versioned = true;
    else if (!ACCEPTED.has(key)) {
      throw malformed(
        `Action/metadata line [${number}] contains an unknown parameter [${key.slice(0, 100)}]`,
      );
    }
  }
  return read;
}

function parseObject(line: string, number: number): RawObject {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw bulkError(
      'x_content_parse_exception',
      `[${number}:1] Malformed action/metadata line [${number}]: it is not JSON: ${line.slice(0, 100)}`,
    );
  }
  if (isPlainObject(value)) return value;
  throw malformed(
    `Malformed action/metadata line [${number}], expected START_OBJECT but found [${tokenOf(value as RawValue)}]`,
  );
}

function text(value: RawValue, key: string, number: number): string | null {
  if (value === null) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw malformed(
    `Malformed action/metadata line [${number}], expected a simple value for field [${key}] but found [${tokenOf(value)}]`,
  );
}

function tokenOf(value: RawValue): string {
  if (value === null) return 'VALUE_NULL';
  if (Array.isArray(value)) return 'START_ARRAY';
  return (
    { string: 'VALUE_STRING', number: 'VALUE_NUMBER', boolean: 'VALUE_BOOLEAN' }[typeof value as string] ??
    'START_OBJECT'
  );
}

function malformed(reason: string) {
  return bulkError('illegal_argument_exception', reason);
}
