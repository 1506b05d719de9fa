import { z } from 'zod';
import type { Client } from '../client';
import { pythonWith } from '../python-environment';

const VERSIONS = ['8.19.3', '9.5.1'];

const answer = z.object({
  version: z.string(),
  server: z.string(),
  stored: z.number(),
  counted: z.number(),
  found: z.number(),
  errors: z.number(),
  // Groups of levels carry this server's names, whatever the documents wrote.
  levels: z
    .record(z.string(), z.number())
    .transform((levels) =>
      Object.fromEntries(Object.entries(levels).map(([level, count]) => [level.toLowerCase(), count])),
    ),
  scanned: z.boolean(),
  document: z.string(),
  again: z.array(z.number()),
});

/** elasticsearch-py: helpers.bulk, count, search with an aggregation, helpers.scan, get, and a conflict. */
export const ELASTICSEARCH_PYTHON: readonly Client[] = VERSIONS.map((version) => ({
  name: `elasticsearch-py ${version.split('.')[0]}`,
  needs: ['python3'],
  ports: ['elastic'],
  prepare: async (workspace) => {
    await pythonWith(workspace, `elasticsearch-${version}`, [`elasticsearch==${version}`]);
    return version;
  },
  send: async ({ target, workspace, service, count }) => {
    const python = await pythonWith(workspace, `elasticsearch-${version}`, [`elasticsearch==${version}`]);
    const url = `http://127.0.0.1:${target.port('elastic')}`;
    const script = workspace.script('python', 'elasticsearch_client.py');
    const said = answer.parse(JSON.parse(await workspace.run(python, [script, url, service, String(count)])));
    const errors = Math.ceil(count / 4);
    const expected = {
      stored: count,
      counted: count,
      found: count,
      errors,
      levels: { error: errors, info: count - errors },
      scanned: true,
      document: 'client record 7',
      again: [409],
    };
    for (const [name, value] of Object.entries(expected)) {
      const got = said[name as keyof typeof said];
      if (JSON.stringify(got, sorted(got)) !== JSON.stringify(value, sorted(value))) {
        throw new Error(`${name} is ${JSON.stringify(got)}, not ${JSON.stringify(value)}`);
      }
    }
    return { logs: count, checked: 'bulk, count, search, terms, scan, get and conflict are right' };
  },
}));

/** Keys in their order, whatever it was. */
function sorted(value: unknown): string[] | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.keys(value).sort()
    : undefined;
}
