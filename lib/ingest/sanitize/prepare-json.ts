import type { Repairs } from '../repairs';
import { keepDigits } from './keep-digits';
import { readUtf8 } from './read-utf8';
import { refuseDenseJson } from './refuse-dense-json';
import { repairJsonEscapes } from './repair-json-escapes';

/**
 * Bytes as JSON text whose strings PostgreSQL can hold and whose wide numbers stand in quotes; not yet parsed.
 * Throws AppError `payload_too_large` when parsing it would take too long.
 */
export function prepareJson(bytes: Uint8Array, repairs: Repairs): string {
  refuseDenseJson(bytes);
  return keepDigits(repairJsonEscapes(readUtf8(bytes, repairs), repairs));
}
