import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client, ClientRun, Sent } from '../client';

const PATHS = { PATH: `${process.env.PATH}:/opt/fluent-bit/bin` };

/** An output of Fluent Bit, with its properties besides host and port. */
interface Way {
  name: string;
  /** `main` is the main port. */
  port: 'elastic' | 'loki' | 'otlp' | 'syslog' | 'main';
  output(service: string): Record<string, string>;
}

const WAYS: readonly Way[] = [
  {
    name: 'es, as it comes but for the type',
    port: 'elastic',
    output: () => ({ name: 'es', suppress_type_name: 'on' }),
  },
  {
    name: 'es, Logstash format, ids, gzip',
    port: 'elastic',
    output: () => ({
      name: 'es',
      suppress_type_name: 'on',
      logstash_format: 'on',
      generate_id: 'on',
      compress: 'gzip',
    }),
  },
  {
    name: 'es, with the type of old',
    port: 'elastic',
    output: () => ({ name: 'es', type: '_doc', index: 'fluent-bit-typed' }),
  },
  {
    name: 'opensearch',
    port: 'elastic',
    output: () => ({ name: 'opensearch', suppress_type_name: 'on' }),
  },
  {
    name: 'loki',
    port: 'loki',
    output: (service) => ({ name: 'loki', labels: `job=fluent-bit, service_name=${service}` }),
  },
  {
    name: 'loki, structured metadata, gzip',
    port: 'loki',
    output: (service) => ({
      name: 'loki',
      labels: `service_name=${service}`,
      structured_metadata: 'trace_id=$trace_id',
      remove_keys: 'trace_id,level,service',
      drop_single_key: 'raw',
      compress: 'gzip',
    }),
  },
  {
    name: 'http, JSON lines',
    port: 'main',
    output: () => ({
      name: 'http',
      uri: '/api/ingest/jsonl',
      format: 'json_lines',
      json_date_key: 'time',
      json_date_format: 'iso8601',
    }),
  },
  {
    name: 'opentelemetry',
    port: 'otlp',
    output: () => ({
      name: 'opentelemetry',
      logs_uri: '/v1/logs',
      logs_body_key_attributes: 'true',
      logs_severity_text_message_key: '$level',
      logs_trace_id_message_key: '$trace_id',
    }),
  },
  {
    name: 'syslog, RFC 5424, TCP',
    port: 'syslog',
    output: (service) => ({
      ...SYSLOG,
      mode: 'tcp',
      syslog_format: 'rfc5424',
      syslog_appname_preset: service,
    }),
  },
  {
    name: 'syslog, RFC 3164, UDP',
    port: 'syslog',
    output: (service) => ({
      ...SYSLOG,
      mode: 'udp',
      syslog_format: 'rfc3164',
      syslog_appname_preset: service,
    }),
  },
];

const SYSLOG = { name: 'syslog', syslog_message_key: 'message' };

/** Fluent Bit, where it is installed: a file of JSON lines is tailed, and one output sends them here. */
export const FLUENT_BIT: readonly Client[] = WAYS.map((way) => ({
  name: `Fluent Bit ${way.name}`,
  needs: ['fluent-bit'],
  ports: way.port === 'main' ? [] : [way.port],
  prepare: async (workspace) => {
    const said = await workspace.run('fluent-bit', ['--version'], { env: PATHS });
    return /v(\S+)/.exec(said)?.[1] ?? said.slice(0, 20);
  },
  send: (run) => sendThrough(way, run),
}));

async function sendThrough(way: Way, { target, workspace, service, count }: ClientRun): Promise<Sent> {
  const folder = await workspace.folder('fluent-bit', service);
  const lines = Array.from({ length: count }, (_, at) => JSON.stringify(recordOf(at, service)));
  const file = await workspace.write(`${lines.join('\n')}\n`, 'fluent-bit', service, 'app.log');
  await workspace.write('[PARSER]\n  Name json\n  Format json\n', 'fluent-bit', service, 'parsers.conf');
  const port = way.port === 'main' ? Number(new URL(target.url).port) : target.port(way.port);
  const output = {
    match: '*',
    host: '127.0.0.1',
    port: String(port),
    retry_limit: '3',
    ...way.output(service),
  };
  const config = `service:
  flush: 1
  grace: 10
  parsers_file: ${folder}/parsers.conf
pipeline:
  inputs:
    - name: tail
      path: ${file}
      parser: json
      read_from_head: on
      refresh_interval: 1
${way.port === 'otlp' ? resourceOf(service) : ''}  outputs:
    - ${Object.entries(output)
      .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
      .join('\n      ')}
`;
  const path = await workspace.write(config, 'fluent-bit', service, 'fluent-bit.yaml');
  const daemon = spawn('fluent-bit', ['--config', path], {
    cwd: folder,
    env: { ...process.env, ...PATHS },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  daemon.stderr.on('data', (text) => (said += text));
  const ended = new Promise((resolve) => daemon.once('exit', resolve));
  await Promise.race([ended, sleep(6000)]);
  if (daemon.exitCode !== null) throw new Error(`fluent-bit does not start: ${said.slice(-600)}`);
  daemon.kill('SIGTERM');
  await ended;
  const failure = /\[(?:error|\s*warn)\][^\n]*output:[^\n]*/.exec(said)?.[0];
  if (failure !== undefined) throw new Error(failure);
  return { logs: count };
}

/** How Fluent Bit says whose logs they are to OTLP. */
function resourceOf(service: string): string {
  return `      processors:
        logs:
          - name: opentelemetry_envelope
          - name: content_modifier
            context: otel_resource_attributes
            action: upsert
            key: service.name
            value: ${service}
`;
}

function recordOf(at: number, service: string): object {
  return {
    level: at % 4 === 0 ? 'error' : 'info',
    service,
    trace_id: (at + 1).toString(16).padStart(32, '0'),
    message: `client record ${at}`,
  };
}
