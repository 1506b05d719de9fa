import type { SyslogMessage } from '../../contracts/syslog-message';
import type { Decoded, LogRecord } from '../../contracts/telemetry';
import { DecodeRun } from '../decode-run';
import { StreamCache } from '../jsonl/stream-cache';
import { readUtf8 } from '../sanitize/read-utf8';
import { readSyslog } from './read-syslog';

/** Decodes messages of RFC 5424 and RFC 3164. None is refused: what is neither is a log line all the same. */
export function decodeSyslog(
  messages: readonly SyslogMessage[],
  zone: string,
  nowNs: bigint,
): Decoded<LogRecord> {
  const run = new DecodeRun<LogRecord>(nowNs);
  const streams = new StreamCache(run.repairs);
  for (const { bytes, receivedNs, peer, repair } of messages) {
    if (repair !== null) run.repairs.note(repair);
    const text = withoutNul(readUtf8(bytes, run.repairs), run);
    run.take(() =>
      readSyslog(
        text,
        { time: receivedNs, peer, zone, clock: nowNs, environment: null, service: null, attributes: {} },
        streams,
        run,
      ),
    );
  }
  // Nothing names a message: two equal ones are two events.
  run.allTimed = false;
  return run.result();
}

function withoutNul(text: string, run: DecodeRun<LogRecord>): string {
  if (!text.includes('\0')) return text;
  run.repairs.note('NUL removed');
  return text.replaceAll('\0', '');
}
