import { type ERROR_GROUPS, MAX_GROUP_KEY } from '../../contracts/error-trends';

export type ErrorGroup = (typeof ERROR_GROUPS)[number];

/** How one group is read: SQL over a log row `t` (cheap, grouped by), and over that and its stream `s` (what is shown). */
interface GroupSql {
  /** Columns to group by before the stream is joined, named g1 and g2. */
  raw: string;
  /** The key as text, over the grouped rows `g`, their stream `s` and its service `v`. */
  key: string;
}

/** error_type has three spellings in the wild: flat, OTel's `error.type`, and the exception's own type. */
const ERROR_TYPE = cut(
  `coalesce(t.attributes->>'error_type', t.attributes->>'error.type', t.attributes->>'exception.type')`,
);
const MODEL_VERSION = cut(`t.attributes->>'model_version'`);

export const GROUP_SQL: Record<ErrorGroup, GroupSql> = {
  service: { raw: 't.stream_id AS g1, NULL::text AS g2', key: 'v.name' },
  error_type: { raw: `NULL::int AS g1, ${ERROR_TYPE} AS g2`, key: 'g.g2' },
  version: {
    raw: `t.stream_id AS g1, ${MODEL_VERSION} AS g2`,
    key: cut('coalesce(s.service_version, g.g2)'),
  },
};

/** A whole stack trace as an error's type must not come back once for each bucket. */
function cut(text: string): string {
  return `left(${text}, ${MAX_GROUP_KEY})`;
}
