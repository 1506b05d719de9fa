import { expect, it } from 'vitest';
import { openTestDatabase } from '../../../scripts/test-database';
import { pruneSaved } from './prune-saved';

const database = openTestDatabase();

const ids = async (table: string, column = 'id') =>
  (await database.query<{ id: string }>(`SELECT ${column} AS id FROM ${table} ORDER BY 1`)).map(
    ({ id }) => id,
  );

it('the trash, drafts and links of a month ago go for good, all else stays', async () => {
  const aged = (days: number) => `now() - interval '${days} days'`;
  const board = (id: string, deleted: string) =>
    `INSERT INTO dashboard (id, tenant_id, name, description, panels, document, created_at, updated_at, deleted_at)
      VALUES ('${id}', 1, '', '', 0, '{}', ${aged(400)}, ${aged(400)}, ${deleted});`;
  const query = (id: string, deleted: string) =>
    `INSERT INTO saved_query (id, tenant_id, name, path, search, updated_at, deleted_at)
      VALUES ('${id}', 1, '', '/logs', '', ${aged(400)}, ${deleted});`;
  const share = (id: string, dashboard: string, expires: string) =>
    `INSERT INTO dashboard_share (id, tenant_id, dashboard_id, token_hash, allow_time, allow_variables, expires_at)
      VALUES ('${id}', 1, '${dashboard}', '\\x${Buffer.from(id).toString('hex')}', true, true, ${expires});`;
  await database.query(
    [
      board('old', 'NULL'),
      board('trashed', aged(29)),
      board('forgotten', aged(31)),
      query('old', 'NULL'),
      query('trashed', aged(29)),
      query('forgotten', aged(31)),
      `INSERT INTO dashboard_version (dashboard_id, version, name, panels, document)
        VALUES ('old', 1, '', 0, '{}'), ('forgotten', 1, '', 0, '{}');`,
      `INSERT INTO dashboard_draft (dashboard_id, editor, base_version, document, updated_at)
        VALUES ('old', 'today', 1, '{}', now()), ('old', 'long-ago', 1, '{}', ${aged(31)});`,
      share('open', 'old', 'NULL'),
      share('over', 'old', aged(1)),
      share('over-long', 'old', aged(31)),
      share('of-forgotten', 'forgotten', 'NULL'),
      share('of-trashed', 'trashed', 'NULL'),
      share('of-ready', 'ready-errors', 'NULL'),
      `INSERT INTO opened_thing (tenant_id, editor, kind, thing_id, opened_at)
        VALUES (1, 'a', 'query', 'x', ${aged(89)}), (1, 'a', 'query', 'y', ${aged(91)});`,
      `INSERT INTO snapshot (id, tenant_id, digest, name, path, search, created_at, deleted_at)
        VALUES ('kept', 1, '\\x00', '', '/logs', '', ${aged(4000)}, NULL),
          ('trashed', 1, '\\x01', '', '/logs', '', ${aged(4000)}, ${aged(29)}),
          ('forgotten', 1, '\\x02', '', '/logs', '', ${aged(4000)}, ${aged(31)});`,
    ].join('\n'),
  );
  expect(await pruneSaved()).toBe(7);
  expect(await ids('dashboard')).toEqual(['old', 'trashed']);
  expect(await ids('saved_query')).toEqual(['old', 'trashed']);
  expect(await ids('dashboard_version', 'dashboard_id')).toEqual(['old']);
  expect(await ids('dashboard_draft', 'editor')).toEqual(['today']);
  expect(await ids('dashboard_share')).toEqual(['of-ready', 'of-trashed', 'open', 'over']);
  expect(await ids('opened_thing', 'thing_id')).toEqual(['x']);
  expect(await ids('snapshot')).toEqual(['kept', 'trashed']);
  expect(await pruneSaved()).toBe(0);
});
