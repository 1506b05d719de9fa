import type { SavedThingsQuery } from '../../contracts/saved-things';
import { Prisma } from './generated/client';
import { withPrisma } from './prisma';

/** A ready-made dashboard, for what is searched together with the stored ones. */
export interface ReadyThing {
  id: string;
  name: string;
  tags: string[];
  pinned: boolean;
  /** Text form of a tsvector. */
  found: string;
}

export interface ThingsAsked
  extends Pick<SavedThingsQuery, 'kind' | 'folder' | 'tag' | 'pinned' | 'sort' | 'limit' | 'offset'> {
  trash: boolean;
  editor: string;
  /** Text forms of tsquery: beginnings of words, and the words themselves; empty: everything. */
  beginnings: string;
  words: string;
  /** As it was typed. */
  text: string;
  ready: ReadyThing[];
}

export interface ThingsFound {
  page: { kind: 'query' | 'dashboard'; id: string; openedAt: string | null }[];
  total: number;
  folders: { folder: string; count: number }[];
  tags: { tag: string; count: number }[];
}

/** Of the different ones, the most used. */
const MOST_FACETS = 500;
/** What a word counts by where it stands: D, C, B, A. */
const WEIGHTS = Prisma.sql`'{0.05, 0.2, 0.6, 1}'::real[]`;

/**
 * The saved queries and dashboards that have all words, a page of them, and what folders and tags they have. One statement;
 * ready-made dashboards take part in it by value.
 */
export async function findSavedThings(tenantId: number, asked: ThingsAsked): Promise<ThingsFound> {
  const { kind, trash, ready } = asked;
  const parts = [
    ...(kind === 'dashboard' ? [] : [stored(Prisma.raw('saved_query'), 'query', tenantId, asked)]),
    ...(kind === 'query' ? [] : [stored(Prisma.raw('dashboard'), 'dashboard', tenantId, asked)]),
    ...(kind === 'query' || trash || ready.length === 0 ? [] : [readyMade(asked)]),
  ];
  const rows = await withPrisma(
    (client) => client.$queryRaw<ThingsFound[]>`
      WITH matched AS MATERIALIZED (${Prisma.join(parts, ' UNION ALL ')}),
      filtered AS MATERIALIZED (
        SELECT m.*, o.opened_at FROM matched m
          LEFT JOIN opened_thing o ON o.tenant_id = ${tenantId}::int AND o.editor = ${asked.editor}
            AND o.kind = m.kind AND o.thing_id = m.id
          WHERE ${placed(asked)}),
      page AS (
        SELECT kind, id, opened_at, row_number() OVER (ORDER BY ${order(asked)}) AS at FROM filtered
          ORDER BY at LIMIT ${asked.limit}::int OFFSET ${asked.offset}::int)
      SELECT
        (SELECT count(*)::int FROM filtered) AS total,
        coalesce((SELECT json_agg(json_build_object('kind', kind, 'id', id, 'openedAt', opened_at) ORDER BY at)
          FROM page), '[]') AS page,
        coalesce((SELECT json_agg(f) FROM (SELECT folder, count(*)::int AS count FROM matched WHERE folder <> ''
          GROUP BY folder ORDER BY count DESC, folder LIMIT ${MOST_FACETS}::int) f), '[]') AS folders,
        coalesce((SELECT json_agg(t) FROM (SELECT tag, count(*)::int AS count FROM matched, unnest(tags) tag
          GROUP BY tag ORDER BY count DESC, tag LIMIT ${MOST_FACETS}::int) t), '[]') AS tags`,
  );
  return rows[0] ?? { page: [], total: 0, folders: [], tags: [] };
}

function stored(table: Prisma.Sql, kind: string, tenantId: number, asked: ThingsAsked): Prisma.Sql {
  const side = asked.trash ? Prisma.sql`deleted_at IS NOT NULL` : Prisma.sql`deleted_at IS NULL`;
  return Prisma.sql`
    SELECT ${kind}::text AS kind, id, name, folder, tags, pinned, updated_at, deleted_at, ${rank(asked)} AS rank
      FROM ${table} WHERE tenant_id = ${tenantId}::int AND ${side} AND ${matches(asked)}`;
}

function readyMade(asked: ThingsAsked): Prisma.Sql {
  return Prisma.sql`
    SELECT 'dashboard' AS kind, id, name, '' AS folder, tags, pinned, NULL AS updated_at, NULL AS deleted_at,
      ${rank(asked)} AS rank
      FROM jsonb_to_recordset(${JSON.stringify(asked.ready)}::jsonb)
        AS r (id text, name text, tags text[], pinned boolean, found tsvector)
      WHERE ${matches(asked)}`;
}

function matches({ beginnings }: ThingsAsked): Prisma.Sql {
  return beginnings === '' ? Prisma.sql`TRUE` : Prisma.sql`found @@ ${beginnings}::tsquery`;
}

/** Whole words count on top of beginnings, and most of all a name that begins with what was typed. */
function rank({ beginnings, words, text }: ThingsAsked): Prisma.Sql {
  if (beginnings === '') return Prisma.sql`0::real`;
  return Prisma.sql`(ts_rank(${WEIGHTS}, found, ${beginnings}::tsquery)
    + ts_rank(${WEIGHTS}, found, ${words}::tsquery)
    + CASE WHEN starts_with(lower(name), lower(${text})) THEN 1 ELSE 0 END)::real`;
}

function placed({ folder, tag, pinned }: ThingsAsked): Prisma.Sql {
  const conditions = [Prisma.sql`TRUE`];
  if (folder === '/') conditions.push(Prisma.sql`folder = ''`);
  else if (folder !== undefined)
    conditions.push(Prisma.sql`(folder = ${folder} OR starts_with(folder, ${`${folder}/`}))`);
  if (tag !== undefined) conditions.push(Prisma.sql`${tag} = ANY(tags)`);
  if (pinned !== undefined) conditions.push(Prisma.sql`pinned = ${pinned}::boolean`);
  return Prisma.join(conditions, ' AND ');
}

function order({ sort, trash }: ThingsAsked): Prisma.Sql {
  const changed = trash ? Prisma.sql`deleted_at DESC, id` : Prisma.sql`updated_at DESC NULLS LAST, id`;
  switch (sort) {
    case 'best':
      return Prisma.sql`rank DESC, pinned DESC, ${changed}`;
    case 'updated':
      return changed;
    case 'opened':
      return Prisma.sql`opened_at DESC NULLS LAST, ${changed}`;
    case 'name':
      return Prisma.sql`lower(name), id`;
  }
}
