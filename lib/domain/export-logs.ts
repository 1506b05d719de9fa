import type { RequestContext } from '../contracts/context';
import type { LogExportQuery } from '../contracts/log-export';
import { AppError } from '../errors';
import { processSingleton } from '../process-singleton';
import { exportLogRows } from '../store/logs/export-logs';
import { formatIsoNs } from '../time/iso';
import { nowNs } from '../time/time-ns';
import type { TimeRange } from '../time/time-range';
import { exportWriter } from './export-line';
import { readQuery } from './read-query';
import { resolveRange } from './resolve-range';
import { withStreams } from './with-streams';

/** Each holds a snapshot and a connection for as long as it lasts. */
const MAX_EXPORTS = 2;
const RETRY_SECONDS = 30;
const MEDIA = {
  csv: 'text/csv; charset=utf-8; header=present',
  ndjson: 'application/x-ndjson; charset=utf-8',
};

export interface LogExport {
  fileName: string;
  mediaType: string;
  /** Writes the whole result; a failure leaves it unfinished, and is thrown. To be called once. */
  writeTo(write: (text: string) => Promise<void>): Promise<void>;
}

/**
 * The whole result of a search as a file, of one snapshot, in constant memory. Throws AppError `bad_request`, or
 * `too_many_requests` while others run.
 */
export function exportLogs(ctx: RequestContext, input: LogExportQuery): LogExport {
  const now = nowNs();
  const range = resolveRange(input.from, input.to, now);
  const { predicate } = readQuery(ctx, input.q, now, 'log');
  const writer = exportWriter(input);
  const leave = takeTurn();
  return {
    fileName: `logs-${fileTimes(range)}.${input.format}`,
    mediaType: MEDIA[input.format],
    writeTo: async (write) => {
      let { head } = writer;
      try {
        await exportLogRows(ctx, { predicate, range, order: input.order }, async (rows) => {
          const logs = await withStreams(ctx, rows);
          await write(head + logs.map(writer.line).join(''));
          head = '';
        });
        if (head !== '') await write(head);
      } finally {
        leave();
      }
    },
  };
}

function takeTurn(): () => void {
  const running = processSingleton('exports', () => ({ count: 0 }));
  if (running.count >= MAX_EXPORTS) {
    throw new AppError(
      'too_many_requests',
      `${MAX_EXPORTS} exports run on this server already, which is all it does at a time. Try again when one is done.`,
      { retryAfterSeconds: RETRY_SECONDS },
    );
  }
  running.count++;
  return () => {
    running.count--;
  };
}

/** `20261122T080500Z-20261122T090500Z`: no character that a file system minds. */
function fileTimes({ fromNs, toNs }: TimeRange): string {
  const short = (ns: bigint) => `${formatIsoNs(ns).slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
  return `${short(fromNs)}-${short(toNs)}`;
}
