import { severityNumberOf } from '../../contracts/severity';
import { parseIsoNs } from '../../time/iso';
import { type AssumedTime, type TimeParts, timeOfParts } from '../../time/time-of-parts';
import type { SyslogFields } from './syslog-fields';

const MONTH = 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec';
// `Nov  2 08:05:09`, with what devices add: a number, `*` or `.` before it (clock not set), a year on either side, a fraction, a zone.
const CLASSIC = new RegExp(
  `^(?:\\d{1,10}: )?[*.]?(?<month>${MONTH}) {1,2}(?<day>\\d{1,2})(?: (?<year>(?:19|20)\\d\\d))? (?<hour>\\d\\d):(?<minute>\\d\\d):(?<second>\\d\\d)` +
    `(?:[.,](?<fraction>\\d{1,9}))?(?: (?<yearAfter>(?:19|20)\\d\\d)(?= ))?(?: (?<zone>UTC|GMT|[CEW]ES?T|[ECMP][SD]T|JST|MSK|[+-]\\d\\d:?\\d\\d)(?=:? ))?:? +`,
);
const ISO = /^(\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?) +/;
const TAG = /^([A-Za-z0-9_./@+-]{1,128})(?:\[([^\]\s]{1,128})\])?:(?: |$)/;
const BRACKETED_TAG = /^([A-Za-z0-9_./@+-]{1,128})\[([^\]\s]{1,128})\] /;
const HOST = /^([A-Za-z0-9_.:][A-Za-z0-9_.:%-]{0,254}) +/;

/**
 * What follows the priority of a message of RFC 3164, and of what is sent under that name: any part may be missing. A text
 * with none of them is all message. @param assumed the zone, and the year, which the format does not carry
 */
export function parseRfc3164(text: string, assumed: AssumedTime): SyslogFields {
  const { time, rest } = readTime(text, assumed);
  // Only what carries a time may carry a host: without one, the first word of a plain text would be taken for it.
  const host = time === null || tagOf(rest) !== null ? null : HOST.exec(rest);
  const afterHost = host === null ? rest : rest.slice(host[0].length);
  const tag = tagOf(afterHost);
  return {
    time,
    host: host?.[1] ?? null,
    app: tag?.[1] ?? null,
    procId: tag?.[2] ?? null,
    messageId: null,
    data: null,
    message: tag === null ? afterHost : afterHost.slice(tag[0].length),
  };
}

function readTime(text: string, assumed: AssumedTime): { time: bigint | null; rest: string } {
  const classic = CLASSIC.exec(text);
  if (classic?.groups) {
    const { yearAfter, year, ...parts } = classic.groups;
    const time = timeOfParts({ ...(parts as unknown as TimeParts), year: year ?? yearAfter }, assumed);
    if (time !== null) return { time, rest: text.slice(classic[0].length) };
  }
  const iso = ISO.exec(text);
  const time = iso === null ? null : isoTime(iso[1] ?? '', assumed);
  return iso === null || time === null
    ? { time: null, rest: text }
    : { time, rest: text.slice(iso[0].length) };
}

function isoTime(text: string, assumed: AssumedTime): bigint | null {
  if (/(?:Z|[+-]\d\d:?\d\d)$/.test(text)) return parseIsoNs(text);
  const [date = '', clock = ''] = text.split(/[T ]/);
  const [year = '', month = '', day = ''] = date.split('-');
  const [hour, minute, second, fraction] = clock.split(/[:.,]/);
  return timeOfParts({ year, month, day, hour, minute, second, fraction }, assumed);
}

function tagOf(text: string): RegExpExecArray | null {
  const tag = TAG.exec(text) ?? BRACKETED_TAG.exec(text);
  // "error: no such file" names no program.
  return tag !== null && tag[2] === undefined && severityNumberOf(tag[1] ?? '') !== 0 ? null : tag;
}
