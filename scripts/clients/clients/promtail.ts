import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '../client';

/** Promtail, where it is installed: a file of JSON lines is tailed through a pipeline that makes labels of its fields. */
export const PROMTAIL: Client = {
  name: 'Promtail',
  needs: ['promtail'],
  ports: ['loki'],
  prepare: async (workspace) => {
    const said = await workspace.run('promtail', ['-version']);
    return /version (\S+)/.exec(said)?.[1] ?? said.slice(0, 20);
  },
  send: async ({ target, workspace, service, count }) => {
    const folder = await workspace.folder('promtail', service);
    const start = Date.now();
    const lines = Array.from({ length: count }, (_, at) =>
      JSON.stringify({
        time: new Date(start + at).toISOString(),
        level: at % 4 === 0 ? 'error' : 'info',
        service,
        trace_id: (at + 1).toString(16).padStart(32, '0'),
        msg: `client record ${at}`,
      }),
    );
    const file = await workspace.write(`${lines.join('\n')}\n`, 'promtail', service, 'app.log');
    // YAML takes JSON.
    const config = {
      server: { disable: true },
      positions: { filename: `${folder}/positions.yaml` },
      clients: [{ url: `http://127.0.0.1:${target.port('loki')}/loki/api/v1/push`, batchsize: 4096 }],
      scrape_configs: [
        {
          job_name: 'app',
          static_configs: [{ targets: ['localhost'], labels: { job: 'promtail', __path__: file } }],
          pipeline_stages: [
            { json: { expressions: { time: null, level: null, service: null, trace_id: null, msg: null } } },
            { labels: { level: null, service: null } },
            { structured_metadata: { trace_id: null } },
            { timestamp: { source: 'time', format: 'RFC3339Nano' } },
            { output: { source: 'msg' } },
          ],
        },
      ],
    };
    const path = await workspace.write(JSON.stringify(config), 'promtail', service, 'promtail.yaml');
    const daemon = spawn('promtail', [`-config.file=${path}`], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    daemon.stderr.on('data', (text) => (said += text));
    const ended = new Promise((resolve) => daemon.once('exit', resolve));
    await Promise.race([ended, sleep(6000)]);
    if (daemon.exitCode !== null) throw new Error(`promtail does not start: ${said.slice(-600)}`);
    daemon.kill('SIGTERM');
    await ended;
    const failure = /[^\n]*error sending batch[^\n]*/.exec(said)?.[0];
    if (failure !== undefined) throw new Error(failure);
    return { logs: count };
  },
};
