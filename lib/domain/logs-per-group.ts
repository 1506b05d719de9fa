import type { RequestContext } from '../contracts/context';
import { MAX_GROUP_KEY } from '../contracts/error-trends';
import { anyValue } from '../query/any-value';
import { countByGroup } from '../store/errors/count-by-group';
import type { ErrorGroup } from '../store/errors/error-group';
import { BY_SERVICE, countLogs } from '../store/logs/count-logs';
import type { Predicate } from '../store/scan/predicate';
import { serviceNames } from '../store/streams/service-names';
import type { TimeRange } from '../time/time-range';
import { predicateOf } from './read-query';

/** Fields a key may come from, as lib/store/errors/error-group.ts reads them. */
const FIELDS: Record<Exclude<ErrorGroup, 'service'>, string[]> = {
  error_type: ['error_type', 'error.type', 'exception.type'],
  version: ['version', 'model_version'],
};

/** Matching logs of any severity in each of these groups: what an error rate is a share of. */
export async function logsPerGroup(
  ctx: RequestContext,
  input: { predicate: Predicate; range: TimeRange; group: ErrorGroup; keys: string[]; nowNs: bigint },
): Promise<Map<string, number>> {
  const { predicate, range, group, keys } = input;
  if (keys.length === 0) return new Map();
  if (group === 'service') return await logsPerService(ctx, predicate, range);
  // Says where the keys may be, so that the token index narrows the count. Of a key that may be cut it cannot say.
  const isWhole = keys.every((key) => [...key].length < MAX_GROUP_KEY);
  const place = isWhole ? predicateOf(ctx, anyValue(FIELDS[group], keys), input.nowNs, 'log') : null;
  const rows = await countByGroup(ctx, {
    predicate: place ? narrowedBy(predicate, place) : predicate,
    range,
    group,
    stepNs: null,
    errorsOnly: false,
  });
  const wanted = new Set(keys);
  return new Map(rows.flatMap(({ key, n }) => (key !== null && wanted.has(key) ? [[key, Number(n)]] : [])));
}

/** The query's own rows, looked for only where the other may match; the grouping tells which of them count. */
function narrowedBy(query: Predicate, narrow: Predicate): Predicate {
  return (params) => {
    const [asked, place] = [query(params), narrow(params)];
    const tokens = [asked.tokens, place.tokens].filter((text) => text !== null);
    return {
      exact: asked.exact,
      tokens: tokens.length === 0 ? null : tokens.map((text) => `(${text})`).join(' AND '),
      rollup: null,
    };
  };
}

async function logsPerService(
  ctx: RequestContext,
  predicate: Predicate,
  range: TimeRange,
): Promise<Map<string, number>> {
  const counts = await countLogs(ctx, { predicate, range, key: BY_SERVICE });
  const names = await serviceNames(ctx, [...counts.keys()].map(Number));
  return new Map(
    [...counts].flatMap(([id, classes]) => {
      const name = names.get(Number(id));
      return name === undefined ? [] : [[name, classes.reduce((sum, n) => sum + n, 0)] as const];
    }),
  );
}
