import type { Client } from '../client';

/** SysLogHandler of Python's standard library: RFC 3164 without a time, ended by NUL. */
export const SYSLOG_PYTHON: readonly Client[] = (['udp', 'tcp'] as const).map((transport) => ({
  name: `Python SysLogHandler, ${transport.toUpperCase()}`,
  needs: ['python3'],
  ports: ['syslog'],
  prepare: async (workspace) => (await workspace.run('python3', ['--version'])).trim(),
  send: async ({ target, workspace, service, count }) => {
    const script = workspace.script('python', 'syslog_handler.py');
    await workspace.run('python3', [
      script,
      transport,
      String(target.port('syslog')),
      service,
      String(count),
    ]);
    return { logs: count };
  },
}));
