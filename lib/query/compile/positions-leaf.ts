import type { Keyword } from '../ast';
import { type CompiledLeaf, NOTHING } from './compiled-leaf';
import { anySql, type SqlScope } from './sql-scope';

/** Logs by their ids, `<time in ns>-<sequence>`: the whole of what a log's time is in the order of logs. */
export function positionsLeaf(scope: SqlScope, keyword: Keyword): CompiledLeaf {
  if (keyword.kind !== 'oneOf') return NOTHING;
  const conditions = keyword.texts.flatMap((id) => {
    const [, time = '', seq = ''] = /^(-?\d{1,19})-(\d{1,19})$/.exec(id) ?? [];
    if (time === '' || !isInt64(time) || !isInt64(seq)) return [];
    return [`(t.time_ns = ${scope.add(time, 'bigint')} AND t.seq = ${scope.add(seq, 'bigint')})`];
  });
  const sql = anySql(conditions);
  return { sql, tokens: conditions.length === 0 ? null : { sql } };
}

function isInt64(digits: string): boolean {
  return BigInt.asIntN(64, BigInt(digits)) === BigInt(digits);
}
