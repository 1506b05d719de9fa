import { noLookups } from '../../query/compile/lookups';
import { SqlParams } from '../../query/compile/sql-params';
import { type RunOptions, runQuery } from '../client/run-query';
import { statement } from '../client/statement';
import type { Predicate } from './predicate';

const TIMEOUT_MS = 2_000;
/** More ids than these stay a lookup. */
const MOST_IDS = 5_000;
/** The statements of one request share what was found; a new stream is found by the next request. */
const KEEP_MS = 500;

const bound = new WeakMap<Predicate, { at: number; predicate: Promise<Predicate> }>();

/** The same condition with the ids that it looks up written down, as of now. Where that fails it stays as it is. */
export async function bindLookups(predicate: Predicate, options: RunOptions): Promise<Predicate> {
  const known = bound.get(predicate);
  if (known && performance.now() - known.at < KEEP_MS) return await known.predicate;
  const entry = { at: performance.now(), predicate: bind(predicate, options) };
  bound.set(predicate, entry);
  return await entry.predicate;
}

async function bind(predicate: Predicate, options: RunOptions): Promise<Predicate> {
  const asking = noLookups();
  predicate(new SqlParams(), asking);
  const keys = [...asking.asked.keys()];
  if (keys.length === 0) return predicate;
  const sql = statement((params) => {
    const { asked, found } = noLookups();
    predicate(params, { asked, found });
    return `SELECT ${keys.map((key, index) => `${asked.get(key)} AS l${index}`).join(', ')}`;
  });
  const rows = await runQuery<Record<string, number[]>>(sql, { ...options, timeoutMs: TIMEOUT_MS }).catch(
    () => null,
  );
  const row = rows?.[0];
  if (!row) return predicate;
  const found = new Map(
    keys.map((key, index) => {
      const ids = row[`l${index}`] ?? [];
      return [key, ids.length <= MOST_IDS ? ids : null];
    }),
  );
  return (params) => predicate(params, { asked: new Map(), found });
}
