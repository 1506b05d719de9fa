import { expect, test } from 'vitest';
import { isSupportedNode } from './node-version.mjs';
import { postgresSettings } from './postgres-settings.mjs';
import { parsePostmasterPid } from './postmaster.mjs';

test('postmaster.pid gives process, port and state', () => {
  const text = '4711\n/data/postgres\n1763800000\n43007\n\n127.0.0.1\n  1 2\nready   \n';
  expect(parsePostmasterPid(text)).toEqual({ pid: 4711, port: 43007, ready: true });
  expect(parsePostmasterPid(text.replace('ready   ', 'starting'))).toMatchObject({ ready: false });
  expect(parsePostmasterPid('')).toBeNull();
  expect(parsePostmasterPid('-1\n')).toBeNull();
});

test('memory settings follow the machine, within bounds', () => {
  const gib = 1024 ** 3;
  const small = postgresSettings({ memoryBytes: gib / 2, cores: 1, freeDiskBytes: gib });
  expect(small).toMatchObject({ shared_buffers: '128MB', work_mem: '4MB', max_wal_size: '128MB' });
  const large = postgresSettings({ memoryBytes: 256 * gib, cores: 64, freeDiskBytes: 4096 * gib });
  expect(large).toMatchObject({ shared_buffers: '6144MB', work_mem: '32MB', max_wal_size: '4096MB' });
});

test('Node 20.19 is the oldest that runs', () => {
  expect(['20.19.0', '20.20.2', '22.0.0'].map(isSupportedNode)).toEqual([true, true, true]);
  expect(['20.18.3', '18.20.0'].map(isSupportedNode)).toEqual([false, false]);
});
