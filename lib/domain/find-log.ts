import type { RequestContext } from '../contracts/context';
import { AppError } from '../errors';
import { getLogRow } from '../store/logs/get-log';
import { type LogRow, parseLogId } from '../store/logs/log-row';

/** The stored row a log id names. Throws AppError `bad_request` for no id, `not_found` for an id of nothing stored. */
export async function findLog(ctx: RequestContext, id: string): Promise<LogRow> {
  const at = parseLogId(id);
  if (at === null) {
    throw new AppError(
      'bad_request',
      'That is not a log id. Ids look like 1763800000000000000-42 and come with each log.',
    );
  }
  const row = await getLogRow(ctx, at);
  if (row) return row;
  throw new AppError('not_found', 'This log is not stored here. It may have expired.');
}
