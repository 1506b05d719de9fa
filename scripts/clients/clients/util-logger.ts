import type { Client } from '../client';

const WAYS: readonly [string, readonly string[]][] = [
  ['RFC 5424, UDP', ['--udp', '--rfc5424']],
  ['RFC 5424, TCP counted', ['--tcp', '--rfc5424', '--octet-count']],
  ['RFC 3164, TCP', ['--tcp', '--rfc3164']],
];

/** logger(1) of util-linux; one process sends all lines of its input. */
export const UTIL_LOGGER: readonly Client[] = WAYS.map(([way, flags]) => ({
  name: `logger(1), ${way}`,
  needs: ['logger'],
  ports: ['syslog'],
  prepare: async (workspace) => (await workspace.run('logger', ['--version'])).trim(),
  send: async ({ target, workspace, service, count }) => {
    const lines = Array.from({ length: count }, (_, at) => `client record ${at}`).join('\n');
    const to = ['--server', '127.0.0.1', '--port', String(target.port('syslog'))];
    await workspace.run('logger', [...to, ...flags, '--tag', service], { input: `${lines}\n` });
    return { logs: count };
  },
}));
