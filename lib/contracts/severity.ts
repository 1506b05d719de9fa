import { z } from 'zod';

/** The six classes of OpenTelemetry's SeverityNumber, and `UNSET` for 0. Order is rank. */
export const SEVERITY_CLASSES = ['UNSET', 'TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'] as const;
export const severityClassSchema = z.enum(SEVERITY_CLASSES);
export type SeverityClass = (typeof SEVERITY_CLASSES)[number];

/** 1-4 TRACE, 5-8 DEBUG, 9-12 INFO, 13-16 WARN, 17-20 ERROR, 21-24 FATAL. Source: OTel logs data model, "Severity Fields". */
export function severityClass(severityNumber: number): SeverityClass {
  if (severityNumber < 1 || severityNumber > 24) return 'UNSET';
  return SEVERITY_CLASSES[Math.ceil(severityNumber / 4)] ?? 'UNSET';
}

const NAMES: Record<string, number> = {
  TRACE: 1,
  FINEST: 1,
  FINER: 2,
  VERBOSE: 2,
  SILLY: 1,
  DEBUG: 5,
  FINE: 5,
  DBG: 5,
  CONFIG: 5,
  INFO: 9,
  INFORMATION: 9,
  INFORMATIONAL: 9,
  INF: 9,
  NOTICE: 10,
  LOG: 9,
  SUCCESS: 9,
  WARN: 13,
  WARNING: 13,
  WRN: 13,
  ERROR: 17,
  ERR: 17,
  SEVERE: 17,
  FAIL: 17,
  FAILURE: 17,
  CRITICAL: 21,
  CRIT: 21,
  ALERT: 21,
  FATAL: 21,
  PANIC: 21,
  EMERGENCY: 21,
  EMERG: 21,
  DPANIC: 21,
};
const LETTERS: Record<string, number> = { T: 1, V: 1, D: 5, I: 9, N: 10, W: 13, E: 17, C: 21, F: 21 };

/** The OTel severity number for a level as services write it (`ERR`, `warning`, `error2`, pino's `30`, `E`); 0 when unknown. */
export function severityNumberOf(text: string): number {
  const upper = text.trim().toUpperCase();
  const named = NAMES[upper] ?? LETTERS[upper];
  if (named !== undefined) return named;
  const stepped = /^(TRACE|DEBUG|INFO|WARN|ERROR|FATAL)([2-4])$/.exec(upper);
  if (stepped) return (NAMES[stepped[1] ?? ''] ?? 0) + Number(stepped[2]) - 1;
  if (/^\d{1,2}$/.test(upper)) return pinoOrBunyan(Number(upper));
  return 0;
}

/** pino and bunyan write 10 … 60. Other small integers are ambiguous (syslog? OTel?) and stay unset. */
function pinoOrBunyan(level: number): number {
  return { 10: 1, 20: 5, 30: 9, 40: 13, 50: 17, 60: 21 }[level] ?? 0;
}
