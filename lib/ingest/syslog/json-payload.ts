import { isPlainObject, type RawObject } from '../raw-value';
import { keepDigits } from '../sanitize/keep-digits';

const CEE = /^\s*@cee:\s*/;

/**
 * The fields of a message that is one JSON object, bare or after the cookie `@cee:`; null when it is any other text.
 * Source: CEE Log Transport 1.0 §2.1 "CLT Syslog Mapping".
 */
export function jsonPayload(message: string): RawObject | null {
  const text = message.replace(CEE, '').trim();
  if (!text.startsWith('{') || !text.endsWith('}')) return null;
  try {
    const value: unknown = JSON.parse(keepDigits(text));
    return isPlainObject(value) ? value : null;
  } catch {
    return null;
  }
}
