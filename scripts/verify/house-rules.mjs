import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const MAX_LINES = 300;
const BANNED_NAMES = /^(utils?|helpers?|common|misc|types|constants)(\.test)?$/;
const KEBAB_CASE = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const CODE = /\.(ts|tsx|mjs|css|sql)$/;

/**
 * What the house rules say about one file; empty when it follows them.
 * @param {string} file path from the root, with forward slashes
 * @param {string} text
 * @returns {string[]}
 */
export function houseRuleFindings(file, text) {
  const findings = [];
  const lines = text.split('\n');
  const lineCount = text.endsWith('\n') ? lines.length - 1 : lines.length;
  if (lineCount > MAX_LINES) findings.push(`${file}: ${lineCount} lines, at most ${MAX_LINES}`);

  const stem = (file.split('/').at(-1) ?? '').replace(/\.[^.]+$/, '');
  const words = stem.replace(/\.(db\.test|test|mobile\.spec|spec|config|setup|d)$/, '');
  if (BANNED_NAMES.test(stem)) findings.push(`${file}: name a file for the one thing it exports`);
  if (!words.startsWith('.') && !KEBAB_CASE.test(words)) findings.push(`${file}: file names are kebab-case`);

  for (const [at, line] of lines.entries()) {
    const place = `${file}:${at + 1}`;
    if (/^\s*export \* /.test(line)) findings.push(`${place}: no \`export *\``);
    if (/\b(TODO|FIXME|XXX)\b/.test(line) && /(\/\/|\/\*|^\s*\*|--).*\b(TODO|FIXME|XXX)\b/.test(line)) {
      findings.push(`${place}: do it or open an issue`);
    }
    const suppression = /(?:biome-ignore(?:-all|-start)?\s+\S+|@ts-expect-error|@ts-ignore)(.*)$/.exec(line);
    if (suppression && (suppression[1] ?? '').replace(/[^\p{L}]/gu, '').length < 6) {
      findings.push(`${place}: a suppression states why`);
    }
  }
  return findings;
}

/**
 * Findings over all files that git tracks or would track.
 * @param {string} root
 */
export function checkHouseRules(root) {
  const listed = spawnSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root, encoding: 'utf8' });
  if (listed.status !== 0) throw new Error(`git ls-files failed: ${listed.stderr}`);
  return listed.stdout
    .split('\n')
    .filter((file) => CODE.test(file) && existsSync(path.join(root, file)))
    .filter(
      (file) => file !== 'scripts/verify/house-rules.mjs' && file !== 'scripts/verify/house-rules.test.ts',
    )
    .flatMap((file) => houseRuleFindings(file, readFileSync(path.join(root, file), 'utf8')));
}
