const DURATION = /^\d+(\.\d+)?(ns|us|µs|ms|s|m|h)$/;

/** What was typed as the API takes it (`500 ms` → `500ms`, a bare number is milliseconds); null when it is no duration. */
export function readDurationText(typed: string): string | null {
  const text = typed.replace(/\s+/g, '').toLowerCase();
  if (text === '') return '';
  if (/^\d+(\.\d+)?$/.test(text)) return `${text}ms`;
  return DURATION.test(text) ? text : null;
}
