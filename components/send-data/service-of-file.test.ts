import { expect, test } from 'vitest';
import { serviceOfFile } from './service-of-file';

test.each([
  ['shop-api.2026-11-22.log.gz', 'shop-api'],
  ['error.log.1', 'error'],
  ['worker_20261122T100000.txt', 'worker'],
  ['worker-20261122100000.log', 'worker'],
  ['syslog', 'syslog'],
  ['2026-11-22.log', 'file'],
  ['tester-51398254.log', 'tester-51398254'],
  ['lot-20261399.log', 'lot-20261399'],
])('%s is of %s', (name, service) => {
  expect(serviceOfFile(name)).toBe(service);
});
