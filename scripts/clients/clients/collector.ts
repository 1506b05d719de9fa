import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client, ClientRun, Sent } from '../client';
import { buildCollector, COLLECTOR_VERSION } from './collector-build';
import { type CollectorExporter, EXPORTERS } from './collector-exporters';
import { telemetrygen } from './telemetrygen';

/** The OpenTelemetry Collector: a file is tailed, or traces of telemetrygen taken, and one exporter sends them here. */
export const COLLECTOR: readonly Client[] = EXPORTERS.map((exporter) => ({
  name: `OpenTelemetry Collector, ${exporter.name}`,
  needs: ['go'],
  ports: [exporter.port],
  prepare: async (workspace) => {
    await buildCollector(workspace);
    if (exporter.signal === 'traces') await telemetrygen(workspace);
    return COLLECTOR_VERSION;
  },
  send: (run) => sendThrough(exporter, run),
}));

async function sendThrough(exporter: CollectorExporter, run: ClientRun): Promise<Sent> {
  const { workspace, service, count, target } = run;
  const folder = await workspace.folder('collector', service);
  const lines = Array.from({ length: count }, (_, at) => `client record ${at}\n`).join('');
  const file = await workspace.write(lines, 'collector', service, 'app.log');
  const grpcPort = 20_000 + Math.floor(Math.random() * 20_000);
  const config = {
    receivers:
      exporter.signal === 'logs'
        ? { filelog: filelog(file, service) }
        : { otlp: { protocols: { grpc: { endpoint: `127.0.0.1:${grpcPort}` } } } },
    exporters: { [exporter.id]: exporter.config(target.port(exporter.port) ?? 0) },
    service: {
      telemetry: { metrics: { level: 'none' } },
      pipelines: {
        [exporter.signal]: {
          receivers: [exporter.signal === 'logs' ? 'filelog' : 'otlp'],
          exporters: [exporter.id],
        },
      },
    },
  };
  // YAML takes JSON.
  const path = await workspace.write(JSON.stringify(config), 'collector', service, 'config.yaml');
  const child = spawn(await buildCollector(workspace), ['--config', path], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (text) => (said += text));
  child.stdout.resume();
  try {
    for (let waited = 0; !said.includes('Everything is ready'); waited++) {
      if (waited > 150 || child.exitCode !== null)
        throw new Error(`the collector does not start: ${said.slice(-600)}`);
      await sleep(100);
    }
    if (exporter.signal === 'traces') {
      const flags = ['--otlp-endpoint', `127.0.0.1:${grpcPort}`, '--otlp-insecure', '--service', service];
      await workspace.run(await telemetrygen(workspace), [
        'traces',
        '--traces',
        String(count),
        '--rate',
        '0',
        ...flags,
      ]);
    }
    await sleep(4000);
  } finally {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  }
  const failure = /(Exporting failed[^\n]{0,400}|failed to index[^\n]{0,400})/i.exec(said)?.[0];
  if (failure !== undefined) throw new Error(failure);
  return exporter.signal === 'logs' ? { logs: count } : { traces: { traces: count, spans: 2 * count } };
}

/** Attributes are what single exporters ask for: the label and format of loki, name and message of syslog. */
function filelog(file: string, service: string): object {
  return {
    include: [file],
    start_at: 'beginning',
    include_file_name: false,
    resource: { 'service.name': service, 'loki.resource.labels': 'service.name' },
    attributes: { 'loki.format': 'raw', appname: service },
    operators: [{ type: 'copy', from: 'body', to: 'attributes.message' }],
  };
}
