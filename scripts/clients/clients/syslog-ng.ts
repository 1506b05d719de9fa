import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client, ClientRun, Sent } from '../client';
import { Skip } from '../skip';

/** A destination of syslog-ng. */
interface Way {
  name: string;
  port: 'syslog' | 'elastic' | 'main';
  destination(to: { url: string; port: number }): string;
}

const DOCUMENT =
  '$(format-json --scope none @timestamp=$ISODATE message=$MESSAGE log.level=$LEVEL service.name=$PROGRAM host.name=$HOST)';

const WAYS: readonly Way[] = [
  {
    name: 'syslog(), TCP counted',
    port: 'syslog',
    destination: ({ port }) => `syslog("127.0.0.1" port(${port}) transport("tcp"));`,
  },
  {
    name: 'syslog(), UDP',
    port: 'syslog',
    destination: ({ port }) => `syslog("127.0.0.1" port(${port}) transport("udp"));`,
  },
  {
    name: 'network(), RFC 3164, TCP lines',
    port: 'syslog',
    destination: ({ port }) => `network("127.0.0.1" port(${port}) transport("tcp"));`,
  },
  {
    name: 'network(), RFC 5424, TCP lines',
    port: 'syslog',
    destination: ({ port }) => `network("127.0.0.1" port(${port}) transport("tcp") flags(syslog-protocol));`,
  },
  {
    name: 'network(), RFC 3164, UDP',
    port: 'syslog',
    destination: ({ port }) => `network("127.0.0.1" port(${port}) transport("udp"));`,
  },
  {
    name: 'elasticsearch-http(), its own template',
    port: 'elastic',
    destination: ({ port }) =>
      `elasticsearch-http(url("http://127.0.0.1:${port}/_bulk") index("syslog-ng-clients") type(""));`,
  },
  {
    name: 'elasticsearch-http(), ECS template',
    port: 'elastic',
    destination: ({ port }) =>
      `elasticsearch-http(url("http://127.0.0.1:${port}/_bulk") index("syslog-ng-clients") type("") template("${DOCUMENT}"));`,
  },
  {
    name: 'http(), JSON lines',
    port: 'main',
    destination: ({ url }) =>
      `http(url("${url}/api/ingest/jsonl") headers("Content-Type: application/x-ndjson") batch-lines(50) batch-timeout(500) delimiter("\\n") body("${DOCUMENT}"));`,
  },
];

/** syslog-ng as Debian has it: a file is read, and one destination sends its lines here. */
export const SYSLOG_NG: readonly Client[] = WAYS.map((way) => ({
  name: `syslog-ng ${way.name}`,
  needs: ['syslog-ng'],
  ports: way.port === 'main' ? [] : [way.port],
  prepare: async (workspace) => {
    const said = await workspace.run('syslog-ng', ['--version'], { env: PATHS });
    return /\((\S+)\)/.exec(said)?.[1] ?? said.slice(0, 20);
  },
  send: (run) => sendThrough(way, run),
}));

const PATHS = { PATH: `${process.env.PATH}:/usr/sbin:/sbin` };

async function sendThrough(way: Way, { target, workspace, service, count }: ClientRun): Promise<Sent> {
  const folder = await workspace.folder('syslog-ng', service);
  const lines = Array.from({ length: count }, (_, at) => `client record ${at}\n`).join('');
  const file = await workspace.write(lines, 'syslog-ng', service, 'app.log');
  const port = way.port === 'main' ? 0 : (target.port(way.port) ?? 0);
  const config = `@version: 3.35
${way.port === 'elastic' ? '@include "scl/elasticsearch/*.conf"' : ''}
options { stats-freq(0); };
source app { file("${file}" flags(no-parse) program-override("${service}") follow-freq(1)); };
destination here { ${way.destination({ url: target.url, port })} };
log { source(app); destination(here); flags(flow-control); };
`;
  const path = await workspace.write(config, 'syslog-ng', service, 'syslog-ng.conf');
  const own = [`--persist-file=${folder}/persist`, `--pidfile=${folder}/pid`, `--control=${folder}/control`];
  const daemon = spawn('syslog-ng', ['--foreground', '--no-caps', '--stderr', `--cfgfile=${path}`, ...own], {
    cwd: folder,
    env: { ...process.env, ...PATHS },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  daemon.stderr.on('data', (text) => (said += text));
  const ended = new Promise((resolve) => daemon.once('exit', resolve));
  await Promise.race([ended, sleep(6000)]);
  if (/unexpected \S+ .*expecting|Include file\/directory not found/i.test(said) && way.port === 'elastic') {
    throw new Skip('syslog-ng has no elasticsearch-http(): packages syslog-ng-scl and syslog-ng-mod-http');
  }
  if (daemon.exitCode !== null) throw new Error(`syslog-ng does not start: ${said.slice(-600)}`);
  daemon.kill('SIGTERM');
  await ended;
  const failure = /[^\n]*(Server returned|Error sending|dropped)[^\n]{0,300}/i.exec(said)?.[0];
  if (failure !== undefined) throw new Error(failure);
  return { logs: count };
}
