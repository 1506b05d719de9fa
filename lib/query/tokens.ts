import type { LogRecord, SpanRecord } from '../contracts/telemetry';

/** The int32 search tokens of a log: sorted, distinct, bounded. */
export function logTokens(_record: LogRecord): number[] {
  return [];
}

/** The int32 search tokens of a span: sorted, distinct, bounded. */
export function spanTokens(_record: SpanRecord): number[] {
  return [];
}
