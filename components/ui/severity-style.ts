import type { SeverityClass } from '@/lib/contracts/severity';

interface SeverityStyle {
  /** Three letters, the same width for all. */
  code: string;
  label: string;
  /** For marks in SVG and canvas: a CSS variable reference. */
  color: string;
  markClass: string;
  textClass: string;
}

/** How each severity class is written and coloured, everywhere. Charts stack them in this order, from the bottom. */
export const SEVERITY_STYLE: Record<SeverityClass, SeverityStyle> = {
  UNSET: style('---', 'No severity', 'unset', 'text-sev-unset', 'text-sev-unset-text'),
  TRACE: style('TRC', 'Trace', 'trace', 'text-sev-trace', 'text-sev-trace-text'),
  DEBUG: style('DBG', 'Debug', 'debug', 'text-sev-debug', 'text-sev-debug-text'),
  INFO: style('INF', 'Info', 'info', 'text-sev-info', 'text-sev-info-text'),
  WARN: style('WRN', 'Warning', 'warn', 'text-sev-warn', 'text-sev-warn-text'),
  ERROR: style('ERR', 'Error', 'error', 'text-sev-error', 'text-sev-error-text'),
  FATAL: style('FTL', 'Fatal', 'fatal', 'text-sev-fatal', 'text-sev-fatal-text'),
};

function style(
  code: string,
  label: string,
  token: string,
  markClass: string,
  textClass: string,
): SeverityStyle {
  return { code, label, color: `var(--color-sev-${token})`, markClass, textClass };
}
