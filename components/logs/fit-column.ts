import type { Log } from '@/lib/contracts/log';
import { logField } from '@/lib/query/fields';
import { logValueText } from './log-value';

const SAMPLE = 300;
const MAX_FIT_PX = 640;
/** Marks and icons beside the text. */
const EXTRA_PX: Record<string, number> = { level: 8, service: 20, trace_id: 24 };

/**
 * The width (px) that shows most values of a column whole: the longest of the first lines, or the header.
 * @param measure the width of a text in the list's font (px)
 */
export function fitColumnPx(logs: readonly Log[], field: string, measure: (text: string) => number): number {
  let widest = measure(field) + 32;
  for (const log of logs.slice(0, SAMPLE)) {
    const text = logValueText(log, field);
    if (text !== undefined) widest = Math.max(widest, measure(text.slice(0, 200)));
  }
  return Math.min(MAX_FIT_PX, Math.ceil(widest + (EXTRA_PX[logField(field) ?? ''] ?? 4)));
}

/** Fields that hold numbers in the first lines that have them: their columns stand to the right. */
export function numericFields(
  logs: readonly Log[],
  fields: readonly string[],
  value: (log: Log, field: string) => unknown,
) {
  const numeric = new Set<string>();
  for (const field of fields) {
    const found = logs.slice(0, SAMPLE).map((log) => value(log, field));
    const present = found.filter((one) => one !== undefined);
    if (present.length > 0 && present.every((one) => typeof one === 'number')) numeric.add(field);
  }
  return numeric;
}
