import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client, ClientRun } from '../client';
import { Skip } from '../skip';

/** What rsyslog does with the messages of its own socket. */
interface Way {
  name: string;
  port: string;
  modules: readonly string[];
  action(port: number): string;
}

const TEMPLATE = `template(name="document" type="list" option.jsonf="on") {
  property(outname="@timestamp" name="timereported" dateFormat="rfc3339" format="jsonf")
  property(outname="message" name="msg" format="jsonf")
  property(outname="log.level" name="syslogseverity-text" format="jsonf")
  property(outname="service.name" name="programname" format="jsonf")
  property(outname="host.name" name="hostname" format="jsonf")
}
`;

const WAYS: readonly Way[] = [
  {
    name: 'omfwd, TCP counted',
    port: 'syslog',
    modules: [],
    action: (port) =>
      `action(type="omfwd" target="127.0.0.1" port="${port}" protocol="tcp" TCP_Framing="octet-counted" template="RSYSLOG_SyslogProtocol23Format")`,
  },
  {
    name: 'omfwd, TCP lines',
    port: 'syslog',
    modules: [],
    action: (port) =>
      `action(type="omfwd" target="127.0.0.1" port="${port}" protocol="tcp" template="RSYSLOG_ForwardFormat")`,
  },
  {
    name: 'omfwd, UDP',
    port: 'syslog',
    modules: [],
    action: (port) =>
      `action(type="omfwd" target="127.0.0.1" port="${port}" protocol="udp" template="RSYSLOG_TraditionalForwardFormat")`,
  },
  {
    name: 'omelasticsearch',
    port: 'elastic',
    modules: ['omelasticsearch'],
    action: (port) =>
      `action(type="omelasticsearch" server="127.0.0.1" serverport="${port}" searchIndex="rsyslog-clients" searchType="" bulkmode="on" template="document" errorfile="errors.json")`,
  },
];

/** rsyslog as Debian has it. */
export const RSYSLOG: readonly Client[] = WAYS.map((way) => ({
  name: `rsyslog ${way.name}`,
  needs: ['rsyslogd', 'logger'],
  ports: [way.port],
  prepare: async (workspace) => {
    const [version = ''] = (await workspace.run('/usr/sbin/rsyslogd', ['-v'])).split('\n');
    return version.replace(/^rsyslogd\s+/, '').replace(/\s*\(.*/, '');
  },
  send: (run) => sendThrough(way, run),
}));

async function sendThrough(way: Way, { target, workspace, service, count }: ClientRun) {
  const folder = await workspace.folder('rsyslog', service);
  const socket = `${folder}/socket`;
  const config = [
    'module(load="imuxsock" SysSock.Use="off")',
    ...way.modules.map((module) => `module(load="${module}")`),
    `input(type="imuxsock" Socket="${socket}" RateLimit.Interval="0")`,
    TEMPLATE,
    way.action(target.port(way.port) ?? 0),
  ];
  const file = await workspace.write(`${config.join('\n')}\n`, 'rsyslog', service, 'rsyslog.conf');
  const daemon = spawn('/usr/sbin/rsyslogd', ['-n', '-f', file, '-i', `${folder}/pid`], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  daemon.stderr.on('data', (text) => (said += text));
  try {
    for (let waited = 0; !(await workspace.has('rsyslog', service, 'socket')); waited++) {
      if (/could not load module/i.test(said)) throw new Skip(`rsyslog has no ${way.modules.join()}`);
      if (waited > 100 || daemon.exitCode !== null) throw new Error(`rsyslogd does not start: ${said}`);
      await sleep(100);
    }
    const lines = Array.from({ length: count }, (_, at) => `client record ${at}`).join('\n');
    await workspace.run('logger', ['--socket', socket, '--tag', service], { input: `${lines}\n` });
    await sleep(2000);
  } finally {
    const ended = new Promise((resolve) => daemon.once('exit', resolve));
    daemon.kill('SIGTERM');
    await ended;
  }
  const errors = await workspace.read('rsyslog', service, 'errors.json');
  if (errors !== null) throw new Error(`omelasticsearch was refused: ${errors.slice(0, 500)}`);
  return { logs: count };
}
