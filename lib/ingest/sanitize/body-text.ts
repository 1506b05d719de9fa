import type { RawValue } from '../raw-value';
import { RECORD_LIMITS } from '../record-limits';
import type { Repairs } from '../repairs';
import { boundValue } from './bound-value';
import { capText } from './cap-text';

/** A log body as it is stored: text as it came, an object or a list as its JSON text, anything else as text. */
export function bodyText(value: RawValue, repairs: Repairs): { body: string; bodyIsJson: boolean } {
  const structured = typeof value === 'object' && value !== null;
  const text = structured ? JSON.stringify(boundValue(value, repairs)) : String(value ?? '');
  const body = capText(text, RECORD_LIMITS.textBytes, 'message', repairs);
  return { body, bodyIsJson: structured && body.length === text.length };
}
