import type { PlacedLog } from '@/lib/trace/place-logs';

/** The lines that hold every word: in the message, service, severity or attributes, whatever the case. */
export function findLogs(logs: readonly PlacedLog[], text: string): PlacedLog[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...logs];
  return logs.filter(({ log }) => {
    const attributes = Object.entries(log.attributes).map(([key, value]) => `${key}=${String(value)}`);
    const hay = [log.body, log.service, log.severity, log.severityText ?? '', log.spanId ?? '', ...attributes]
      .join('\n')
      .toLowerCase();
    return words.every((word) => hay.includes(word));
  });
}
