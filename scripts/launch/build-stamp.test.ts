import { mkdirSync, mkdtempSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { isBuildFresh, sourceStamp } from './build-stamp.mjs';

let root = '';
const put = (file: string, text: string) => {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
};

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'stamp-'));
  put('app/page.tsx', 'page');
  put('lib/query/parse.ts', 'parse');
});

test('a changed, an added and a renamed source make another stamp', () => {
  const before = sourceStamp(root);
  put('lib/query/parse.ts', 'Parse');
  const changed = sourceStamp(root);
  put('components/a.tsx', '');
  const added = sourceStamp(root);
  expect(new Set([before, changed, added]).size).toBe(3);
});

test('a touched file, a test, a script and generated code leave the stamp', () => {
  const before = sourceStamp(root);
  utimesSync(path.join(root, 'app/page.tsx'), 1, 1);
  put('lib/query/parse.test.ts', 'test');
  put('scripts/x.mjs', 'x');
  put('lib/store/metadata/generated/client.ts', 'x');
  expect(sourceStamp(root)).toBe(before);
});

test('moving text from one file to the next is a change', () => {
  put('lib/a.ts', 'ab');
  put('lib/b.ts', 'c');
  const before = sourceStamp(root);
  put('lib/a.ts', 'a');
  put('lib/b.ts', 'bc');
  expect(sourceStamp(root)).not.toBe(before);
});

test('a build is fresh only when it finished and its stamp is the same', () => {
  const dist = path.join(root, '.next');
  expect(isBuildFresh(dist, 'one')).toBe(false);
  put('.next/throughline-build', 'one');
  expect(isBuildFresh(dist, 'one')).toBe(false);
  put('.next/BUILD_ID', 'x');
  expect(isBuildFresh(dist, 'one')).toBe(true);
  expect(isBuildFresh(dist, 'two')).toBe(false);
});
