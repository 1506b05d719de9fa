import { cp } from 'node:fs/promises';
import type { Client } from '../client';
import type { Workspace } from '../workspace';

const FOLDER = 'go-clients';

/** Libraries of Go: Elasticsearch's client with its bulk indexer, and Zipkin's reporter. */
export const GO_CLIENTS: readonly Client[] = [
  {
    name: 'go-elasticsearch',
    needs: ['go'],
    ports: ['elastic'],
    prepare: async (workspace) => {
      await build(workspace);
      return 'v9.5.2';
    },
    send: async ({ target, workspace, service, count }) => {
      const url = `http://127.0.0.1:${target.port('elastic')}`;
      const program = workspace.path(FOLDER, 'clients');
      const said = await workspace.run(program, ['elasticsearch', url, service, String(count)]);
      const europe = Math.ceil(count / 4);
      const expected = {
        failed: 0,
        flushed: count,
        found: count,
        hits: 7,
        regions: [
          { Key: 'us', doc_count: count - europe },
          { Key: 'eu', doc_count: europe },
        ],
        total: (count * (count - 1)) / 2,
      };
      if (said.trim() !== JSON.stringify(expected)) throw new Error(`it was answered ${said}`);
      return { logs: count, checked: 'bulk indexer, search, terms and sum are right' };
    },
  },
  {
    name: 'zipkin-go, HTTP reporter',
    needs: ['go'],
    ports: ['zipkin'],
    prepare: async (workspace) => {
      await build(workspace);
      return 'v0.4.3';
    },
    send: async ({ target, workspace, service, count }) => {
      const url = `http://127.0.0.1:${target.port('zipkin')}/api/v2/spans`;
      await workspace.run(workspace.path(FOLDER, 'clients'), ['zipkin', url, service, String(count)]);
      return { traces: { traces: count, spans: count * 2 } };
    },
  },
];

/** Go itself knows what of it is built already. */
async function build(workspace: Workspace): Promise<void> {
  await workspace.folder(FOLDER);
  await cp(workspace.script(FOLDER), workspace.path(FOLDER), { recursive: true });
  await workspace.install('go', ['build', '-o', 'clients', '.'], { cwd: workspace.path(FOLDER) });
}
