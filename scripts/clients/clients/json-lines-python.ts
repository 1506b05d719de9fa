import type { Client } from '../client';
import { pythonWith } from '../python-environment';

const LIBRARIES = [
  { name: 'structlog', kind: 'structlog', packages: ['structlog==25.4.0'] },
  { name: 'python-json-logger', kind: 'json-logger', packages: ['python-json-logger==3.3.0'] },
  { name: 'ecs-logging (Python)', kind: 'ecs', packages: ['ecs-logging==2.2.0'] },
] as const;

/** What libraries of Python write as JSON lines, sent as it is. */
export const JSON_LINES_PYTHON: readonly Client[] = LIBRARIES.map(({ name, kind, packages }) => ({
  name: `${name}, JSON lines`,
  needs: ['python3'],
  ports: [],
  prepare: async (workspace) => {
    await pythonWith(workspace, kind, packages);
    return packages[0].split('==')[1] ?? '';
  },
  send: async ({ target, workspace, service, count }) => {
    const python = await pythonWith(workspace, kind, packages);
    const script = workspace.script('python', 'json_lines.py');
    const body = await workspace.run(python, [script, kind, service, String(count)]);
    const response = await fetch(`${target.url}/api/ingest/jsonl`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body,
    });
    if (!response.ok) throw new Error(`answered ${response.status}: ${await response.text()}`);
    return { logs: count };
  },
}));
