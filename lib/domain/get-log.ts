import type { RequestContext } from '../contracts/context';
import type { Log } from '../contracts/log';
import { AppError } from '../errors';
import { findLog } from './find-log';
import { withStreams } from './with-streams';

/** One log by id. Throws AppError `bad_request` or `not_found`. */
export async function getLog(ctx: RequestContext, id: string): Promise<Log> {
  const [log] = await withStreams(ctx, [await findLog(ctx, id)]);
  if (!log) throw new AppError('not_found', 'This log is not stored here.');
  return log;
}
