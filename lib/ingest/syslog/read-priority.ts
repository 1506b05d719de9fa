const FACILITIES = [
  'kern',
  'user',
  'mail',
  'daemon',
  'auth',
  'syslog',
  'lpr',
  'news',
  'uucp',
  'cron',
  'authpriv',
  'ftp',
  'ntp',
  'security',
  'console',
  'solaris-cron',
  'local0',
  'local1',
  'local2',
  'local3',
  'local4',
  'local5',
  'local6',
  'local7',
];

const SEVERITIES = ['emerg', 'alert', 'crit', 'err', 'warning', 'notice', 'info', 'debug'];

export interface SyslogPriority {
  facility: string;
  /** syslog's own name, as `severityNumberOf` knows it: the same line means the same level by every way in. */
  severity: string;
  /** Where the message goes on. */
  end: number;
}

/** `<165>` at the start of a message; null when there is none. Source: RFC 5424 §6.2.1, RFC 3164 §4.1.1. */
export function readPriority(text: string): SyslogPriority | null {
  const match = /^<(\d{1,3})>/.exec(text);
  const priority = Number(match?.[1] ?? 192);
  const facility = FACILITIES[priority >> 3];
  const severity = SEVERITIES[priority & 7];
  if (!match || facility === undefined || severity === undefined) return null;
  return { facility, severity, end: match[0].length };
}
