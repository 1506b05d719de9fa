import { severityNumberOf } from '../../contracts/severity';
import { parseLogfmt } from '../logfmt/parse-logfmt';
import { isPlainObject } from '../raw-value';
import { parseRfc3164 } from '../syslog/parse-rfc3164';
import { continuesEntry } from './continues-entry';

/** How the lines of a text are read. */
export type TextFormat = 'jsonl' | 'logfmt' | 'syslog' | 'text';

const MOST = 0.8;

/** The format that most of these lines are in; plain text when it is none of the others. */
export function guessFormat(sample: readonly string[]): TextFormat {
  const lines = sample.filter((line) => !continuesEntry(line));
  const most = (fits: (line: string) => boolean) =>
    lines.length > 0 && lines.filter(fits).length >= lines.length * MOST;
  if (most(isJsonObject)) return 'jsonl';
  if (most((line) => /^<\d{1,3}>/.test(line) || isSyslogFileLine(line))) return 'syslog';
  if (most((line) => parseLogfmt(line) !== null)) return 'logfmt';
  return 'text';
}

function isJsonObject(line: string): boolean {
  if (!line.trimStart().startsWith('{')) return false;
  try {
    return isPlainObject(JSON.parse(line));
  } catch {
    return false;
  }
}

/** As syslog daemons write files: a time, a host and a program; with a time of ISO 8601, which others write too, its process. */
function isSyslogFileLine(line: string): boolean {
  const head = line.slice(0, 400);
  const iso = /^\d{4}-\d\d-\d\dT/.test(head);
  if (!iso && !/^[A-Z][a-z]{2} /.test(head)) return false;
  const { time, host, app, procId } = parseRfc3164(head, { zone: 'UTC', nowNs: 0n });
  if (time === null || host === null || app === null || severityNumberOf(host) !== 0) return false;
  return !iso || procId !== null || app === 'kernel';
}
