import type { LogRecord } from '../../contracts/telemetry';
import { type DecodeRun, RecordError } from '../decode-run';
import type { LineSurroundings } from '../jsonl/line-surroundings';
import { parseJsonLine } from '../jsonl/parse-json-line';
import { readLine } from '../jsonl/read-line';
import type { StreamCache } from '../jsonl/stream-cache';
import { parseLogfmt } from '../logfmt/parse-logfmt';
import type { RawObject } from '../raw-value';
import { timeRefusal } from '../storable-time';
import { readSyslog } from '../syslog/read-syslog';
import { findLevel } from './find-level';
import type { TextFormat } from './guess-format';
import type { TextEntry } from './split-entries';

interface Origin {
  zone: string;
  service: string | null;
  environment: string | null;
  file: string | null;
  fileTime: bigint | null;
}

/** Reads the entries of one file in their order: each stands for the time of the next ones that have none. */
export class EntryReader {
  readonly #format: TextFormat;
  readonly #origin: Origin;
  readonly #run: DecodeRun<LogRecord>;
  readonly #streams: StreamCache;
  readonly #attributes: RawObject;
  #lastTime: bigint | null;

  /** @param lastTime decimal nanoseconds of the last entry before these that had a time */
  constructor(
    format: TextFormat,
    origin: Origin,
    run: DecodeRun<LogRecord>,
    streams: StreamCache,
    lastTime: string | null,
  ) {
    this.#format = format;
    this.#origin = origin;
    this.#run = run;
    this.#streams = streams;
    this.#attributes = origin.file === null ? {} : { 'log.file.name': origin.file };
    this.#lastTime = lastTime === null ? null : BigInt(lastTime);
  }

  /** Of the last entry that had a time; decimal nanoseconds. */
  get lastTime(): string | null {
    return this.#lastTime?.toString() ?? null;
  }

  /** Throws RecordError with the reason when the entry cannot be read or its time cannot be stored. */
  read(entry: TextEntry): LogRecord {
    const record = this.#read(entry);
    this.#lastTime = record.time;
    return record;
  }

  #read(entry: TextEntry): LogRecord {
    const { service, environment, zone, fileTime } = this.#origin;
    if (this.#format === 'syslog') {
      const clock = fileTime ?? this.#run.nowNs;
      const arrival = {
        time: this.#timeOf(entry),
        peer: null,
        zone,
        clock,
        environment,
        service,
        attributes: this.#attributes,
      };
      return readSyslog(entry.text, arrival, this.#streams, this.#run);
    }
    return readLine(this.#fieldsOf(entry), this.#streams, this.#run, {
      ...this.#around(entry),
      service,
      environment,
    });
  }

  #fieldsOf({ text }: TextEntry): RawObject {
    if (this.#format === 'jsonl') return parseJsonLine(text);
    if (this.#format === 'logfmt') return parseLogfmt(text) ?? {};
    return {};
  }

  #around(entry: TextEntry): Omit<LineSurroundings, 'service' | 'environment'> {
    const text = this.#format === 'text';
    return {
      time: this.#timeOf(entry),
      severityText: text ? findLevel(entry.text, entry.time?.to ?? 0) : null,
      resource: {},
      message: entry.text,
      attributes: this.#attributes,
    };
  }

  #timeOf({ time }: TextEntry): bigint {
    const ns = time?.ns ?? this.#lastTime ?? this.#origin.fileTime;
    if (ns === null) {
      this.#run.allTimed = false;
      return this.#run.nowNs;
    }
    const refusal = timeRefusal(ns, this.#run.nowNs);
    if (refusal !== null) throw new RecordError(refusal);
    return ns;
  }
}
