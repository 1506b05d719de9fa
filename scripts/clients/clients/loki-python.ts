import type { Client } from '../client';
import { pythonWith } from '../python-environment';

const VERSION = '0.3.1';
// It still asks for pkg_resources.
const PACKAGES = [`python-logging-loki==${VERSION}`, 'setuptools<81'];

/** python-logging-loki: JSON pushes to Loki, one line each. */
export const LOKI_PYTHON: Client = {
  name: 'python-logging-loki',
  needs: ['python3'],
  ports: ['loki'],
  prepare: async (workspace) => {
    await pythonWith(workspace, 'loki', PACKAGES);
    return VERSION;
  },
  send: async ({ target, workspace, service, count }) => {
    const python = await pythonWith(workspace, 'loki', PACKAGES);
    const url = `http://127.0.0.1:${target.port('loki')}`;
    await workspace.run(python, [workspace.script('python', 'loki_handler.py'), url, service, String(count)]);
    return { logs: count };
  },
};
