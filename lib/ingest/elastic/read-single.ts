import type { BulkAction } from '../../contracts/elastic-bulk';
import type { Repairs } from '../repairs';
import { readUtf8 } from '../sanitize/read-utf8';
import { refuseDenseJson } from '../sanitize/refuse-dense-json';
import { repairJsonEscapes } from '../sanitize/repair-json-escapes';
import { bulkError } from './bulk-error';
import type { BulkOperation } from './bulk-operation';
import { operationRefusal } from './operation-refusal';
import { pipelineName } from './pipeline-name';

/** A request about one document: what the path and the query string say of it. */
export interface SingleTarget {
  action: BulkAction;
  index: string;
  id: string | null;
  pipeline: string | null;
  /** Names a version the document must have. */
  versioned: boolean;
}

/** The one operation of a request about a single document. Throws AppError `bad_request` when it has no body. */
export function readSingle(bytes: Uint8Array, target: SingleTarget, repairs: Repairs): BulkOperation {
  if (bytes.length === 0 && target.action !== 'delete')
    throw bulkError('parse_exception', 'request body is required');
  refuseDenseJson(bytes);
  const { action, index, id, pipeline } = target;
  return {
    action,
    index,
    id,
    pipeline: pipelineName(pipeline),
    source: action === 'delete' ? null : repairJsonEscapes(readUtf8(bytes, repairs), repairs),
    refusal: operationRefusal(target),
  };
}
