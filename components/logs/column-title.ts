import { logField } from '@/lib/query/fields';

const TITLES: Record<string, string> = {
  level: 'Sev',
  severity_number: 'Sev no.',
  service: 'Service',
  environment: 'Environment',
  version: 'Version',
  message: 'Message',
  trace_id: 'Trace',
  span_id: 'Span',
  observed_time: 'Observed',
  arrival_delay: 'Delay',
};

/** What stands over a column: a word for built-in fields, else the field as it is typed. */
export function columnTitle(field: string): string {
  return TITLES[logField(field) ?? ''] ?? field;
}
