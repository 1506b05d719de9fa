import { copyRows } from './copy-rows';
import { type EncodedLogs, LOG_COLUMNS } from './encode-logs';
import { upsertRollup } from './log-rollup';
import type { WriteTarget } from './write-target';

/** Logs go straight into their partitions; the minute rollup follows in the same transaction, so it always agrees. */
export const logTarget: WriteTarget<EncodedLogs> = {
  signal: 'logs',
  table: 'log',
  async prepare() {},
  async insertRows(client, ranges) {
    await copyRows(client, `log (${LOG_COLUMNS})`, ranges);
    return ranges.map(({ from, to }) => to - from);
  },
  async finish(client, batches) {
    await upsertRollup(
      client,
      batches.map(({ batch, rejectedRows }) => batch.rollup.sum(rejectedRows)),
    );
  },
};
