import { parseIsoNs } from '../../time/iso';
import { readStructuredData } from './read-structured-data';
import type { SyslogFields } from './syslog-fields';

// Version, time, host, app, process id, message id. Lengths are RFC 5424's, doubled: cut names are of no use to anyone.
const HEADER = /^[1-9]\d{0,2} (\S{1,64}) (\S{1,512}) (\S{1,256}) (\S{1,256}) (\S{1,64})(?: |$)/;
const BOM = '\ufeff';

/**
 * What follows the priority of a message of RFC 5424, or null when it is not one. A time may have any precision; one that
 * cannot be read is null. Structured data that is not well formed stays at the head of the message.
 */
export function parseRfc5424(text: string): SyslogFields | null {
  const match = HEADER.exec(text);
  if (!match) return null;
  const [header, time, host, app, procId, messageId] = match.map(given);
  const parsed = time === null || time === undefined || !time.includes('T') ? null : parseIsoNs(time);
  // A time that is neither "-" nor like one: a legacy message whose first word is a number.
  if (parsed === null && time !== null && !/^\d{4}-\d\d-\d\dT/.test(time ?? '')) return null;
  const at = header?.length ?? 0;
  const { data, end } = text[at] === '-' ? { data: null, end: at + 1 } : structured(text, at);
  const message = text.slice(text[end] === ' ' ? end + 1 : end);
  const plain = message.startsWith(BOM) ? message.slice(1) : message;
  return {
    time: parsed,
    host: host ?? null,
    app: app ?? null,
    procId: procId ?? null,
    messageId: messageId ?? null,
    data,
    // rsyslog passes on the space that stood after a legacy tag.
    message: plain.startsWith(' ') ? plain.slice(1) : plain,
  };
}

function structured(text: string, at: number): Pick<SyslogFields, 'data'> & { end: number } {
  return readStructuredData(text, at) ?? { data: null, end: at };
}

/** NILVALUE is a dash. */
function given(part: string | undefined): string | null {
  return part === undefined || part === '-' ? null : part;
}
