import { normalizeTraceId } from '@/lib/contracts/ids';

/** The trace id in what was typed or pasted into the palette (bare, or in a `traceparent`), or null. */
export function traceIdIn(text: string): string | null {
  const typed = text.trim();
  const parent = /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/i.exec(typed);
  if (parent) return normalizeTraceId(parent[1] ?? '');
  if (/^[0-9a-f]{16,32}$/i.test(typed) && /\d/.test(typed)) return normalizeTraceId(typed);
  if (/^trace[-_:][\w.:-]{3,200}$/i.test(typed)) return normalizeTraceId(typed);
  return null;
}
