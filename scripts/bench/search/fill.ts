import { inBatches } from '../../otlp/in-batches';
import type { WireLog } from '../../otlp/otlp-data';
import { OtlpSender } from '../../otlp/send-request';
import { TelemetryGenerator } from '../generate-telemetry';
import { say } from './progress';

export const DAY_MS = 86_400_000;
export const DAYS = 7;
const CHUNK = 50_000;
const BATCH = 2_500;
const CONCURRENCY = 6;

/** What a data set is made from: the same of both engines and of each run that reuses it. */
export interface DataSet {
  rows: number;
  /** The logs lie in the seven days before. */
  endMs: number;
}

/** The rows of a data set, piece by piece, oldest first; the same each time. */
export function* chunksOf({ rows, endMs }: DataSet): Generator<WireLog[]> {
  const from = BigInt(endMs - DAYS * DAY_MS) * 1_000_000n;
  const length = BigInt(DAYS * DAY_MS) * 1_000_000n;
  const at = (n: number) => from + (length * BigInt(n)) / BigInt(rows);
  for (let done = 0; done < rows; done += CHUNK) {
    const count = Math.min(CHUNK, rows - done);
    yield new TelemetryGenerator(3 + done).logs(count, at(done), at(done + count));
  }
}

/** Sends the data set over OTLP/HTTP. @returns logs/s over all, and over the last tenth */
export async function fillOverOtlp(otlpUrl: string, data: DataSet): Promise<{ all: number; last: number }> {
  const sender = new OtlpSender(otlpUrl);
  const started = performance.now();
  const lastTenth = data.rows - Math.max(CHUNK, Math.floor(data.rows / 10));
  let lastStarted = started;
  let sent = 0;
  for (const logs of chunksOf(data)) {
    if (sent <= lastTenth) lastStarted = performance.now();
    await inBatches(logs, BATCH, CONCURRENCY, (batch) => sender.sendLogs(batch));
    sent += logs.length;
    say(`filling: ${sent} of ${data.rows} logs, ${perSecond(sent, started)} logs/s`);
  }
  if (sender.warnings.length > 0) throw new Error(`Not all logs were taken: ${sender.warnings[0]}`);
  return { all: perSecond(sent, started), last: perSecond(Math.min(sent, sent - lastTenth), lastStarted) };
}

export function perSecond(count: number, startedMs: number): number {
  return Math.round((count / (performance.now() - startedMs)) * 1000);
}
