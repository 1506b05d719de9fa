import { tooMany } from '../decode-run';
import { RECORD_LIMITS } from '../record-limits';
import type { Repairs } from '../repairs';
import { readUtf8 } from '../sanitize/read-utf8';
import { refuseDenseJson } from '../sanitize/refuse-dense-json';
import { repairJsonEscapes } from '../sanitize/repair-json-escapes';
import { bulkError } from './bulk-error';
import type { BulkOperation } from './bulk-operation';
import { operationRefusal } from './operation-refusal';
import { pipelineName } from './pipeline-name';
import { type ActionLine, readAction } from './read-action';

const LF = 0x0a;

/** What the path and the query string of a bulk request say for all operations that do not say it themselves. */
export interface BulkDefaults {
  index: string | null;
  pipeline: string | null;
}

/**
 * Splits a bulk body into its operations, in order. Lines are LF or CRLF; empty ones are skipped before an action.
 * Throws AppError `bad_request` with Elasticsearch's own words when the request as a whole cannot be read (no newline at
 * its end, an action line that is none, an index missing), `payload_too_large` when there are too many.
 * Source: Elasticsearch, "Bulk API", and its BulkRequestParser.
 */
export function readBulk(bytes: Uint8Array, defaults: BulkDefaults, repairs: Repairs): BulkOperation[] {
  if (bytes.length === 0) throw bulkError('parse_exception', 'request body is required');
  if (bytes.at(-1) !== LF) {
    throw bulkError('illegal_argument_exception', 'The bulk request must be terminated by a newline [\\n]');
  }
  refuseDenseJson(bytes);
  const text = repairJsonEscapes(readUtf8(bytes, repairs), repairs);
  const operations: BulkOperation[] = [];
  let number = 0;
  let at = 0;
  const nextLine = (): string | null => {
    if (at >= text.length) return null;
    const end = text.indexOf('\n', at);
    const line = text.slice(at, end < 0 ? text.length : end);
    at = end < 0 ? text.length : end + 1;
    number += 1;
    return line;
  };
  // Not as a text each: a body may hold millions of empty lines.
  const skipEmptyLines = () => {
    for (; text.charCodeAt(at) === LF; at++) number += 1;
  };
  for (skipEmptyLines(); ; skipEmptyLines()) {
    const line = nextLine();
    if (line === null) break;
    if (line.trim() === '') continue;
    const action = readAction(line, number);
    const source = action.action === 'delete' ? null : nextLine();
    if (action.action !== 'delete' && source === null) {
      throw bulkError('action_request_validation_exception', 'Validation Failed: 1: a document is missing;');
    }
    if (operations.length >= RECORD_LIMITS.recordsPerRequest)
      throw tooMany('documents', RECORD_LIMITS.recordsPerRequest);
    operations.push(operation(action, source, defaults, operations.length));
  }
  if (operations.length === 0) {
    throw bulkError('action_request_validation_exception', 'Validation Failed: 1: no requests added;');
  }
  return operations;
}

function operation(
  line: ActionLine,
  source: string | null,
  defaults: BulkDefaults,
  position: number,
): BulkOperation {
  const index = line.index ?? defaults.index;
  if (index === null) {
    throw bulkError(
      'action_request_validation_exception',
      `Validation Failed: ${position + 1}: index is missing;`,
    );
  }
  return {
    action: line.action,
    index,
    id: line.id,
    pipeline: pipelineName(line.pipeline ?? defaults.pipeline),
    source,
    refusal: operationRefusal({ ...line, index }),
  };
}
