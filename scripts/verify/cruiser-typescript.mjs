import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * dependency-cruiser reads TypeScript through the compiler's JavaScript API, which TypeScript 7 does not have. This puts
 * the TypeScript 6 that `@ts-morph/common` carries where only dependency-cruiser finds it.
 * @param {string} root
 */
export function provideCruiserTypescript(root) {
  const at = path.join(root, 'node_modules/dependency-cruiser/node_modules/typescript');
  mkdirSync(at, { recursive: true });
  writeFileSync(
    path.join(at, 'package.json'),
    `${JSON.stringify({ name: 'typescript', version: '6.0.2', main: 'index.cjs' })}\n`,
  );
  writeFileSync(
    path.join(at, 'index.cjs'),
    "module.exports = require('@ts-morph/common/dist/typescript.js');\n",
  );
}
