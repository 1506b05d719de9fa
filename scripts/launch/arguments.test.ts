import path from 'node:path';
import { expect, test } from 'vitest';
import { browserAddress, launchSettings } from './arguments.mjs';

const root = path.resolve('/srv/throughline');

test('the defaults are those of the README', () => {
  expect(launchSettings([], {}, root)).toEqual({
    mode: 'start',
    host: '127.0.0.1',
    port: 3000,
    dataDir: path.join(root, '.data'),
    databaseUrl: undefined,
    seed: '1',
    help: false,
  });
});

test('the command line wins over the environment, in both spellings', () => {
  const env = { HOST: '0.0.0.0', PORT: '4000', DATA_DIR: '/var/data', DATABASE_URL: 'postgres://db/x' };
  expect(launchSettings([], env, root)).toMatchObject({
    host: '0.0.0.0',
    port: 4000,
    dataDir: path.resolve('/var/data'),
    databaseUrl: 'postgres://db/x',
  });
  expect(launchSettings(['--port', '5000', '--host=::1', '--data-dir=d'], env, root)).toMatchObject({
    host: '::1',
    port: 5000,
    dataDir: path.join(root, 'd'),
  });
});

test('the demo has a directory of its own and never uses DATABASE_URL', () => {
  const settings = launchSettings(['--demo', '--seed', '7'], { DATABASE_URL: 'postgres://db/x' }, root);
  expect(settings).toMatchObject({ mode: 'demo', dataDir: path.join(root, '.data/demo'), seed: '7' });
  expect(settings.databaseUrl).toBeUndefined();
});

test('empty variables mean the default, as in a Compose file', () => {
  expect(launchSettings([], { PORT: '', HOST: '', DATABASE_URL: '', DATA_DIR: '' }, root)).toEqual(
    launchSettings([], {}, root),
  );
});

test.each([
  [['--port', '70000'], /"70000", but a port/],
  [['--port', '-1'], /"-1", but a port/],
  [['--port', '3e3'], /"3e3", but a port/],
  [['--port'], /--port needs a value/],
  [['--prot', '1'], /Unknown option --prot/],
])('%j is refused in words', (argv, message) => {
  expect(() => launchSettings(argv, {}, root)).toThrow(message);
});

test('a wildcard address is opened on this machine', () => {
  expect(browserAddress('0.0.0.0', 3000)).toBe('http://127.0.0.1:3000');
  expect(browserAddress('::', 3000)).toBe('http://[::1]:3000');
  expect(browserAddress('logs.example', 80)).toBe('http://logs.example:80');
});
