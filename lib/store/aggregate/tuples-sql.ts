import type { TuplesGroup } from '../../query/aggregate/agg-tree';
import type { GroupKey } from './base-columns';
import type { GroupSqlContext } from './group-sql';

/** A group by the combined values of several fields. Its ranking, the table `r`, gives each combination its place. */
export interface TuplesSql {
  /** What FROM needs for the combinations of a row. */
  from: string;
  where: string[];
  /** SQL of the values and of their kinds. */
  keys: readonly GroupKey[];
  /** What FROM needs to know the place of a row, in which it is once; and SQL of that place, 0 for other combinations. */
  placed: { from: string; where: string[]; key: string };
}

/** @param at number of the node; `r{at}` is its ranking @param around SQL of the keys of the buckets around it */
export function tuplesSql(
  by: TuplesGroup,
  at: number,
  around: readonly string[],
  { columns }: Pick<GroupSqlContext, 'columns'>,
): TuplesSql {
  const keys = by.fields.map((field, index) => columns.groupKey(field, `e${at}_${index}`));
  const lateral = keys.flatMap(({ from }) => (from === null ? [] : [from]));
  const where = keys.map(({ key }) => `${key} IS NOT NULL`);
  const same = [
    ...(by.keys === null ? around.map((key, index) => `r${at}.p${index + 1} = ${key}`) : []),
    ...keys.map(({ key }, index) => `r${at}.k${index} = ${key}`),
  ].join(' AND ');
  const join = by.other ? 'LEFT JOIN' : 'JOIN';
  const place = by.other ? `coalesce(r${at}.place, 0)` : `r${at}.place`;
  return {
    from: lateral.join(' '),
    where,
    keys,
    placed:
      lateral.length === 0
        ? { from: `${join} r${at} ON ${same}`, where, key: place }
        : {
            // A row with lists has several combinations; it is of the others where none of them is listed.
            from: `CROSS JOIN LATERAL (
              SELECT d.place FROM (
                SELECT p.place, max(p.place) OVER () AS most FROM (
                  SELECT DISTINCT ${place} AS place FROM (SELECT 1) one ${lateral.join(' ')}
                  ${join} r${at} ON ${same} WHERE ${where.join(' AND ')}
                ) p
              ) d WHERE d.place > 0 OR d.most = 0
            ) q${at}`,
            where: [],
            key: `q${at}.place`,
          },
  };
}

/** The combinations that are asked for, as the ranking. */
export function givenTuples(
  { fields, keys }: TuplesGroup,
  { params }: Pick<GroupSqlContext, 'params'>,
): string {
  const lists = fields.map(
    (_, index) => `${params.add((keys ?? []).map((key) => (key[index] ?? '').replaceAll('\0', '')))}::text[]`,
  );
  const names = fields.map((_, index) => `k${index}`);
  const kinds = fields.flatMap((_, index) => [`'s' AS f${index}`, `'s' AS l${index}`]);
  return `SELECT ${[...names.map((name) => `x.${name}`), ...kinds].join(', ')}, x.place, NULL::bigint AS total
    FROM unnest(${lists.join(', ')}) WITH ORDINALITY AS x(${names.join(', ')}, place)`;
}
