import type { Decoded, Rejection } from '../contracts/telemetry';
import { AppError } from '../errors';
import { RECORD_LIMITS } from './record-limits';
import { Repairs } from './repairs';

/** Thrown while one record is read: that record is rejected with this reason, its neighbours are not. */
export class RecordError extends Error {}

/** What is gathered while one request is decoded. */
export class DecodeRun<T> {
  readonly records: T[] = [];
  readonly positions: number[] = [];
  readonly rejections: Rejection[] = [];
  readonly repairs = new Repairs();
  readonly nowNs: bigint;
  allTimed = true;
  #seen = 0;

  constructor(nowNs: bigint) {
    this.nowNs = nowNs;
  }

  /**
   * Reads one record. @param position its 1-based line or 0-based index; by default the count of records before it.
   * Throws AppError `payload_too_large` when the request holds too many.
   */
  take(read: () => T, position: number = this.#seen): void {
    this.#seen += 1;
    if (this.#seen > RECORD_LIMITS.recordsPerRequest)
      throw tooMany('records', RECORD_LIMITS.recordsPerRequest);
    try {
      this.records.push(read());
      this.positions.push(position);
    } catch (error) {
      if (!(error instanceof RecordError)) throw error;
      this.rejections.push({ position, reason: error.message });
    }
  }

  result(): Decoded<T> {
    return {
      records: this.records,
      positions: this.positions,
      rejections: this.rejections,
      repairs: this.repairs.counts,
      allTimed: this.allTimed,
    };
  }
}

/** The refusal of a request that holds more of something than one request may. */
export function tooMany(what: string, limit: number): AppError {
  return new AppError(
    'payload_too_large',
    `The request holds more than ${limit} ${what}. Send smaller batches.`,
  );
}
