import { severityNumberOf } from '../../contracts/severity';
import type { LogRecord, TelemetryStream } from '../../contracts/telemetry';
import { type TimeNs, timeNs } from '../../time/time-ns';
import { type DecodeRun, RecordError } from '../decode-run';
import { idsOfTraceparent } from '../ids-of-traceparent';
import { RECORD_LIMITS } from '../record-limits';
import type { Repairs } from '../repairs';
import { bodyText } from '../sanitize/body-text';
import { capText } from '../sanitize/cap-text';
import { timeRefusal } from '../storable-time';
import type { RawLog } from './raw-records';
import { isAbsentId, isValidId } from './valid-id';

/**
 * One LogRecord message as a canonical record. Throws RecordError when its time cannot be stored.
 * Source: opentelemetry-proto logs/v1; OTel logs data model ("use Timestamp if present, otherwise ObservedTimestamp").
 */
export function buildLog(raw: RawLog, stream: TelemetryStream, run: DecodeRun<LogRecord>): LogRecord {
  const { repairs } = run;
  const given = raw.timeNs !== 0n ? raw.timeNs : raw.observedNs;
  if (given === 0n) run.allTimed = false;
  const time = given === 0n ? run.nowNs : given;
  const refusal = timeRefusal(time, run.nowNs);
  if (refusal !== null) throw new RecordError(refusal);
  if (raw.eventName !== '') raw.attributes.put('event.name', raw.eventName);
  if (raw.droppedAttributes > 0) raw.attributes.put('otel.dropped_attributes_count', raw.droppedAttributes);
  return {
    time: timeNs(time),
    observedTime: observedTime(raw.observedNs, run),
    severityNumber: severityNumber(raw, repairs),
    severityText:
      raw.severityText === ''
        ? null
        : capText(raw.severityText, RECORD_LIMITS.nameBytes, 'severity text', repairs),
    ...bodyText(raw.body, repairs),
    ...idsOfTraceparent(
      { traceId: logId(raw.traceId, 32, repairs), spanId: logId(raw.spanId, 16, repairs) },
      raw.attributes.values,
    ),
    attributes: raw.attributes.values,
    stream,
  };
}

function observedTime(ns: bigint, run: DecodeRun<LogRecord>): TimeNs {
  if (ns === 0n) return timeNs(run.nowNs);
  if (timeRefusal(ns, run.nowNs) === null) return timeNs(ns);
  run.repairs.note('observed time out of range replaced by the time of arrival');
  return timeNs(run.nowNs);
}

function severityNumber(raw: RawLog, repairs: Repairs): number {
  const number = raw.severityNumber;
  if (number >= 1 && number <= 24) return number;
  if (number !== 0) repairs.note('severity number out of range left out');
  return raw.severityText === '' ? 0 : severityNumberOf(raw.severityText);
}

/** A log without a valid trace is still a log: the id is left out, not the line. */
function logId(hex: string, digits: 16 | 32, repairs: Repairs): string | null {
  if (isValidId(hex, digits)) return hex;
  if (!isAbsentId(hex)) repairs.note('invalid trace or span id left out');
  return null;
}
