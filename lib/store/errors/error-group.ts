import type { ERROR_GROUPS } from '../../contracts/error-trends';

export type ErrorGroup = (typeof ERROR_GROUPS)[number];

/** How one group is read: SQL over a log row `t` (cheap, grouped by), and over that and its stream `s` (what is shown). */
interface GroupSql {
  /** Columns to group by before the stream is joined, named g1 and g2. */
  raw: string;
  /** The key as text, over the grouped rows `g`, their stream `s` and its service `v`. */
  key: string;
}

/** error_type has three spellings in the wild: flat, OTel's `error.type`, and the exception's own type. */
const ERROR_TYPE = `coalesce(t.attributes->>'error_type', t.attributes->>'error.type', t.attributes->>'exception.type')`;
const MODEL_VERSION = `t.attributes->>'model_version'`;

export const GROUP_SQL: Record<ErrorGroup, GroupSql> = {
  service: { raw: 't.stream_id AS g1, NULL::text AS g2', key: 'v.name' },
  error_type: { raw: `NULL::int AS g1, ${ERROR_TYPE} AS g2`, key: 'g.g2' },
  version: { raw: `t.stream_id AS g1, ${MODEL_VERSION} AS g2`, key: 'coalesce(s.service_version, g.g2)' },
};
