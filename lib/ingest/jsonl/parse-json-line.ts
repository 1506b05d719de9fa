import { RecordError } from '../decode-run';
import { isPlainObject, type RawObject } from '../raw-value';
import { RECORD_LIMITS } from '../record-limits';
import { keepDigits } from '../sanitize/keep-digits';

/** One line as a JSON object. Throws RecordError with the reason when it is none. */
export function parseJsonLine(line: string): RawObject {
  if (line.length > RECORD_LIMITS.lineBytes) {
    throw new RecordError(`the line is longer than ${RECORD_LIMITS.lineBytes} characters`);
  }
  try {
    // Line by line: an unbalanced quote in one must not reach into its neighbours.
    return asJsonObject(JSON.parse(keepDigits(line)));
  } catch (error) {
    if (error instanceof RecordError) throw error;
    throw new RecordError(
      `not valid JSON: ${error instanceof Error ? error.message.slice(0, 200) : 'unreadable'}`,
    );
  }
}

/** A JSON value that has to be an object. Throws RecordError when it is not. */
export function asJsonObject(value: unknown): RawObject {
  if (isPlainObject(value)) return value;
  throw new RecordError('the line is not a JSON object');
}
