import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const SOURCES = [
  'app',
  'components',
  'lib',
  'public',
  'instrumentation.ts',
  'instrumentation-client.ts',
  'proxy.ts',
  'next.config.ts',
  'postcss.config.mjs',
  'tsconfig.json',
  'package-lock.json',
  'prisma/schema.prisma',
];

/** Tests and what is generated from the sources never change a build. */
const IGNORED = /(^|\/)(generated|node_modules)(\/|$)|\.test\.tsx?$|(^|\/)\./;

/**
 * A digest of everything that goes into a build: names and contents, so that a fresh clone, a checkout of another
 * branch and a touched file are judged by what they hold.
 * @param {string} root
 */
export function sourceStamp(root) {
  const hash = createHash('sha256').update(process.versions.node.split('.')[0] ?? '');
  for (const source of SOURCES) {
    for (const file of filesBelow(root, source)) {
      const content = readFileSync(path.join(root, file));
      hash.update(`${file}\0${content.length}\0`).update(content);
    }
  }
  return hash.digest('hex');
}

/**
 * @param {string} root
 * @param {string} relative
 * @returns {string[]} files, in a stable order, with forward slashes
 */
function filesBelow(root, relative) {
  const at = path.join(root, relative);
  if (!existsSync(at) || IGNORED.test(relative)) return [];
  if (!statSync(at).isDirectory()) return [relative];
  return readdirSync(at)
    .sort()
    .flatMap((name) => filesBelow(root, `${relative}/${name}`));
}

/**
 * Whether the build in `distDir` was made from sources with that stamp and finished.
 * @param {string} distDir absolute
 * @param {string} stamp
 */
export function isBuildFresh(distDir, stamp) {
  const file = path.join(distDir, 'throughline-build');
  return (
    existsSync(path.join(distDir, 'BUILD_ID')) && existsSync(file) && readFileSync(file, 'utf8') === stamp
  );
}
