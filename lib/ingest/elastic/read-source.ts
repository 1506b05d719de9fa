import { RecordError } from '../decode-run';
import { isPlainObject, type RawObject } from '../raw-value';
import { RECORD_LIMITS } from '../record-limits';
import { keepDigits } from '../sanitize/keep-digits';
import type { BulkOperation } from './bulk-operation';

/**
 * The document of an operation. Of an update only what makes a new document is taken: its `upsert`, or its `doc` with
 * `doc_as_upsert`. Throws RecordError when there is none, or it is no JSON object.
 */
export function readSource({ action, source }: Pick<BulkOperation, 'action' | 'source'>): RawObject {
  const object = parseObject(source ?? '');
  if (action !== 'update') return object;
  if ('script' in object || object.scripted_upsert === true)
    throw new RecordError('scripts are not run here: stored logs are immutable');
  if (isPlainObject(object.upsert ?? null)) return object.upsert as RawObject;
  if (object.doc_as_upsert === true && isPlainObject(object.doc ?? null)) return object.doc as RawObject;
  throw new RecordError(
    'stored logs are immutable: an update is taken as a new document, with [doc_as_upsert] or [upsert]',
  );
}

function parseObject(source: string): RawObject {
  if (source.length > RECORD_LIMITS.lineBytes)
    throw new RecordError(`the document is longer than ${RECORD_LIMITS.lineBytes} characters`);
  let value: unknown;
  try {
    value = JSON.parse(keepDigits(source));
  } catch (error) {
    const why = error instanceof Error ? error.message.slice(0, 200) : 'unreadable';
    throw new RecordError(`failed to parse: not valid JSON: ${why}`);
  }
  if (isPlainObject(value)) return value;
  throw new RecordError('failed to parse: the document is not a JSON object');
}
