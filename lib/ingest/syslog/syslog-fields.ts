import type { RawObject } from '../raw-value';

/** One syslog message taken apart; null where it says nothing. */
export interface SyslogFields {
  /** Nanoseconds; null when there is no time or it cannot be read. */
  time: bigint | null;
  host: string | null;
  app: string | null;
  /** RFC 5424's PROCID, RFC 3164's number in brackets. */
  procId: string | null;
  messageId: string | null;
  /** Structured data: `{ id: { name: value } }`; a name given twice is a list. */
  data: RawObject | null;
  message: string;
}
