import { claimDocuments } from './claim-documents';
import { copyRows } from './copy-rows';
import { type EncodedLogs, LOG_COLUMNS } from './encode-logs';
import { upsertRollup } from './log-rollup';
import { withoutRows } from './without-rows';
import type { WriteTarget } from './write-target';

/** Logs go straight into their partitions; the rollups follow in the same transaction, so they always agree. */
export const logTarget: WriteTarget<EncodedLogs> = {
  signal: 'logs',
  table: 'log',
  async prepare() {},
  async insertRows(client, ranges) {
    // Equal lines are two lines, but for those whose sender named them.
    const known = await claimDocuments(client, ranges, new Date());
    const pieces = ranges.flatMap((range, at) => withoutRows(range, known[at]));
    await copyRows(client, `log (${LOG_COLUMNS})`, pieces);
    return known;
  },
  async finish(client, batches) {
    await upsertRollup(
      client,
      batches.map(({ batch, absent }) => batch.rollup.sum(absent)),
    );
    return undefined;
  },
};
