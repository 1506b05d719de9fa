import { severityNumberOf } from '../../contracts/severity';
import type { FlatFields } from './flat-fields';

const LEVEL = [
  'log.level',
  'level',
  'severity',
  'severity_text',
  'severityText',
  'SeverityText',
  'log_level',
  'loglevel',
  'levelname',
  'lvl',
];
const NUMBER = ['severity_number', 'severityNumber', 'SeverityNumber'];
/** Means a level only when it holds the name of one. */
const LEVEL_LIKE = ['log.syslog.severity.name', 'syslog_severity', 'syslog-severity', 'priority', 'PRIORITY'];
const SYSLOG_CODE = ['log.syslog.severity.code', 'syslog_severity_code', 'syslog.severity_code'];
/** RFC 5424 §6.2.1, in the order of the codes. */
const SYSLOG_NAMES = ['EMERG', 'ALERT', 'CRIT', 'ERR', 'WARNING', 'NOTICE', 'INFO', 'DEBUG'];

/** How severe a document says it is: OpenTelemetry's number (0: it does not say) and its own word. */
export function takeSeverity(fields: FlatFields): { number: number; text: string | null } {
  const given = Number(fields.take(NUMBER) ?? 0);
  const text = fields.take(LEVEL);
  if (Number.isInteger(given) && given >= 1 && given <= 24) return { number: given, text: word(text) };
  if (text !== null) return { number: severityNumberOf(text), text: word(text) };
  const like = fields.peek(LEVEL_LIKE);
  if (like !== null && !/^\d+$/.test(like) && severityNumberOf(like) > 0) {
    return { number: severityNumberOf(like), text: like };
  }
  const severity = Number(isOfCollector(fields) ? fields.peek(['event.severity']) : 0);
  if (Number.isInteger(severity) && severity >= 1 && severity <= 24) return { number: severity, text: null };
  const name = SYSLOG_NAMES[Number(fields.peek(SYSLOG_CODE) ?? -1)];
  return { number: name === undefined ? 0 : severityNumberOf(name), text: null };
}

/** In its mapping mode `ecs` the OpenTelemetry Collector writes its severity number to a field that means another to each source. */
function isOfCollector(fields: FlatFields): boolean {
  return /^(?:otlp|opentelemetry)\b/.test(fields.peek(['agent.name']) ?? '');
}

/** A level that is a number says nothing that the severity number does not. */
function word(text: string | null): string | null {
  return text === null || /^\d+$/.test(text) ? null : text;
}
