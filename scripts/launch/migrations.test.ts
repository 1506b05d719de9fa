import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import {
  type AppliedMigration,
  migrationChecksum,
  pendingMigrations,
  readMigrations,
} from './migrations.mjs';

const one = { name: '20260101000000_one', sql: 'SELECT 1', checksum: migrationChecksum('SELECT 1') };
const two = { name: '20260102000000_two', sql: 'SELECT 2', checksum: migrationChecksum('SELECT 2') };
const row = (migration: typeof one, change: Partial<AppliedMigration> = {}): AppliedMigration => ({
  migration_name: migration.name,
  checksum: migration.checksum,
  finished_at: new Date(),
  rolled_back_at: null,
  ...change,
});

test('the checksum is the SHA-256 of the file, as Prisma writes it', () => {
  expect(migrationChecksum('SELECT 1')).toBe(createHash('sha256').update('SELECT 1').digest('hex'));
  expect(migrationChecksum('SELECT 1\r\n')).not.toBe(migrationChecksum('SELECT 1\n'));
});

test('folders are read in the order of their names, and files beside them are left alone', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'migrations-'));
  for (const { name, sql } of [two, one]) {
    mkdirSync(path.join(folder, name));
    writeFileSync(path.join(folder, name, 'migration.sql'), sql);
  }
  mkdirSync(path.join(folder, '20260103000000_empty'));
  writeFileSync(path.join(folder, 'migration_lock.toml'), '');
  expect(readMigrations(folder)).toEqual([one, two]);
});

test('only what is not recorded is pending', () => {
  expect(pendingMigrations([one, two], [])).toEqual([one, two]);
  expect(pendingMigrations([one, two], [row(one)])).toEqual([two]);
  expect(pendingMigrations([one, two], [row(one), row(two)])).toEqual([]);
});

test('a rolled back record counts as not applied', () => {
  const failed = row(two, { finished_at: null, rolled_back_at: new Date() });
  expect(pendingMigrations([one, two], [row(one), failed])).toEqual([two]);
});

test('an edited, an unknown and a half applied migration stop the start, each with its name', () => {
  expect(() => pendingMigrations([one], [row(one, { checksum: 'other' })])).toThrow(
    /20260101000000_one was edited/,
  );
  expect(() => pendingMigrations([one], [row(one), row(two)])).toThrow(
    /20260102000000_two, which this version/,
  );
  expect(() => pendingMigrations([one], [row(one, { finished_at: null })])).toThrow(/_one stopped half way/);
});
