import type { LogRecord } from '../../contracts/telemetry';
import { parseEpochNs } from '../../time/epoch';
import { parseIsoNs } from '../../time/iso';
import { type DecodeRun, RecordError } from '../decode-run';
import { timeRefusal } from '../storable-time';
import type { FlatFields } from './flat-fields';

const TIMESTAMP = '@timestamp';
/** Read as the time of a document without @timestamp, when they hold one. */
const TIME_LIKE = ['timestamp', 'time', 'ts', 'timereported', 'datetime', 'date', 'Timestamp'];

/**
 * When a document happened, in nanoseconds; now when it does not say. Throws RecordError when `@timestamp` is no time or
 * one that cannot be stored.
 */
export function takeTime(fields: FlatFields, run: DecodeRun<LogRecord>): bigint {
  const given = fields.take([TIMESTAMP]);
  if (given !== null) return strictTime(given, run.nowNs);
  for (const name of TIME_LIKE) {
    const text = fields.peek([name]);
    const time = text === null ? null : parseTime(text);
    if (time === null || timeRefusal(time, run.nowNs) !== null) continue;
    fields.remove(name);
    return time;
  }
  run.allTimed = false;
  return run.nowNs;
}

/** The time a text says. Throws RecordError in Elasticsearch's words when it is none, or one that cannot be stored. */
function strictTime(text: string, nowNs: bigint): bigint {
  const time = parseTime(text);
  if (time === null) {
    throw new RecordError(
      `failed to parse field [${TIMESTAMP}] of type [date]: "${text.slice(0, 60)}" is neither ISO 8601 nor an epoch number`,
    );
  }
  const refusal = timeRefusal(time, nowNs);
  if (refusal !== null) throw new RecordError(`field [${TIMESTAMP}]: ${refusal}`);
  return time;
}

function parseTime(text: string): bigint | null {
  return parseEpochNs(text) ?? parseIsoNs(text);
}
